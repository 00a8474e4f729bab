# One pattern for the four services, and for the loader of the demo shop:
#   docker build --build-arg SERVICE=gateway --target service -t parley/gateway .
#   docker build --target demo -t parley/demo .
ARG JDK=eclipse-temurin:25.0.1_8-jdk-noble
ARG JRE=eclipse-temurin:25.0.1_8-jre-noble

# All at once: the services have most of their modules in common, and every image takes its part of this stage.
FROM ${JDK} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true \
        -pl gateway-service,clarifier-service,coder-service,tester-service,deploy/embedded -am package

FROM ${JRE} AS runtime
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
WORKDIR /app
ENV LANG=C.UTF-8 TZ=Etc/UTC
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Parley" \
      org.opencontainers.image.description="Ask a PostgreSQL database in plain English; get back SQL that was checked and tested, and its rows." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

FROM runtime AS demo
COPY --from=build /build/deploy/embedded/target/lib/demo.jar /build/deploy/embedded/target/lib/postgresql.jar /app/
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", "/app/*", "dev.parley.demo.DemoLoader"]

FROM runtime AS service
ARG SERVICE
# What changes least comes first: libraries, Quarkus' generated code, ours.
COPY --from=build /build/${SERVICE}-service/target/quarkus-app/lib/ /app/lib/
COPY --from=build /build/${SERVICE}-service/target/quarkus-app/*.jar /app/
COPY --from=build /build/${SERVICE}-service/target/quarkus-app/quarkus/ /app/quarkus/
COPY --from=build /build/${SERVICE}-service/target/quarkus-app/app/ /app/app/
COPY deploy/compose/healthy.sh /app/healthy.sh

# Kubernetes has probes of its own and passes this over.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["bash", "/app/healthy.sh"]

# The JVM is process 1 and gets SIGTERM itself. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", \
    "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", \
    "-jar", "/app/quarkus-run.jar"]
