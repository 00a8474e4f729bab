package dev.parley.runtime.cache;

/**
 * What happens in Redis in one step. A value is a hash of its JSON ({@code v}), the generations of the regions of its key
 * when its computation began ({@code s}), and the milliseconds before its end from which on it is stale ({@code f}). A region
 * is let go by giving it another generation; who computes for an earlier one has no lease any more. Generations and the rest
 * are dispensable: without them there is a miss.
 */
enum Script {

    /** Keys: value, lease, then n generations, then what may be open (key and regions). */
    LOOK("""
            local stamp = {}
            local n = tonumber(ARGV[3])
            for i = 3, 2 + n do
              local generation = redis.call('GET', KEYS[i])
              if not generation then
                generation = ARGV[1]
                redis.call('SET', KEYS[i], generation, 'EX', 604800)
              end
              stamp[#stamp + 1] = generation
            end
            stamp = table.concat(stamp, ' ')
            if ARGV[4] ~= 'none' then
              local kept = redis.pcall('HMGET', KEYS[1], 's', 'v', 'f')
              if not kept.err and kept[1] == stamp and kept[2] then
                local left = redis.call('PTTL', KEYS[1])
                local fresh = left - (tonumber(kept[3]) or 0)
                if left > 0 and (fresh > 0 or ARGV[4] == 'any') then return {'found', kept[2], fresh, left} end
              end
            end
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            for i = 3 + n, #KEYS do
              local open = redis.pcall('ZCOUNT', KEYS[i], now, '+inf')
              if type(open) ~= 'number' or open > 0 then return {'changing'} end
            end
            local lease = redis.pcall('GET', KEYS[2])
            if type(lease) == 'string' and lease:sub(-#stamp - 1) == ' ' .. stamp then return {'busy'} end
            redis.call('SET', KEYS[2], ARGV[1] .. ' ' .. stamp, 'PX', ARGV[2])
            return {'leased', stamp}
            """),

    /** Keys: value, lease, generations. An empty text is not kept. */
    STORE("""
            if redis.call('GET', KEYS[2]) ~= ARGV[1] .. ' ' .. ARGV[2] then return 0 end
            redis.call('DEL', KEYS[2])
            local stamp = {}
            for i = 3, #KEYS do stamp[#stamp + 1] = redis.call('GET', KEYS[i]) or '' end
            if table.concat(stamp, ' ') ~= ARGV[2] then return 0 end
            redis.call('DEL', KEYS[1])
            if ARGV[3] ~= '' then
              redis.call('HSET', KEYS[1], 's', ARGV[2], 'v', ARGV[3], 'f', ARGV[5])
              redis.call('PEXPIRE', KEYS[1], ARGV[4])
            end
            return 1
            """),

    /** Key: lease. */
    EXTEND("""
            local lease = redis.call('GET', KEYS[1])
            if lease and lease:sub(1, #ARGV[1] + 1) == ARGV[1] .. ' ' then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return 0
            """),

    /** Keys: who listens, then n to delete, then m generations, then what is opened or closed. */
    ANNOUNCE("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local n, m, life = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[5])
            for i = 2, 1 + n do redis.call('DEL', KEYS[i]) end
            for i = 2 + n, 1 + n + m do redis.call('SET', KEYS[i], ARGV[3], 'EX', 604800) end
            for i = 2 + n + m, #KEYS do
              if redis.call('TYPE', KEYS[i]).ok ~= 'zset' then redis.call('DEL', KEYS[i]) end
              redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
              if life > 0 then
                redis.call('ZADD', KEYS[i], now + life, ARGV[4])
                redis.call('PEXPIRE', KEYS[i], life)
              else
                redis.call('ZREM', KEYS[i], ARGV[4])
              end
            end
            redis.call('PUBLISH', ARGV[6], ARGV[7])
            return redis.call('ZRANGEBYSCORE', KEYS[1], now, '+inf')
            """),

    /** Key: who listens. */
    BEAT("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
            redis.call('PUBLISH', ARGV[3], ARGV[4])
            return 0
            """);

    private final String text;

    Script(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
