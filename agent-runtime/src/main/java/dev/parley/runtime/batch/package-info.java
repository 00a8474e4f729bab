/**
 * Items that come one by one and are written many at a time: {@link dev.parley.runtime.batch.BatchProcessor}.
 *
 * <p>A reader must not assume that an item that was taken is written already, nor that it was written once only: a batch
 * whose write broke off after the store had kept it is written again. Where twice is wrong, the sink has to see it.
 */
package dev.parley.runtime.batch;
