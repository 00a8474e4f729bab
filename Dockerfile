# One pattern for the four services, and for the loader of the demo shop:
#   docker build --build-arg SERVICE=gateway --target service -t parley/gateway .
#   docker build --target demo -t parley/demo .
# As a native executable, without a JVM (docs/images.md):
#   docker build --build-arg SERVICE=gateway --target native -t parley/gateway-native .
ARG JDK=eclipse-temurin:25.0.1_8-jdk-noble
ARG JRE=eclipse-temurin:25.0.1_8-jre-noble
ARG MANDREL=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-21.0.9
ARG MICRO=quay.io/quarkus/ubi9-quarkus-micro-image:2.0

# All at once: the services have most of their modules in common, and every image takes its part of this stage.
FROM ${JDK} AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 deploy/image/build.sh /image

FROM ${JRE} AS runtime
WORKDIR /app
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
ENV LANG=C.UTF-8 TZ=Etc/UTC
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.description="Ask a PostgreSQL database in plain English; get back SQL that was checked and tested, and its rows." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

FROM runtime AS demo
COPY --from=build /build/deploy/embedded/target/lib/demo.jar /build/deploy/embedded/target/lib/postgresql.jar /app/
LABEL org.opencontainers.image.title="Parley: the demo shop"
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", "/app/*", "dev.parley.demo.DemoLoader"]

# The services run once, on servers of their own, and leave AOT caches behind. They fit this JVM, and jars of these times.
FROM runtime AS training
# PostgreSQL wants a user that has a name.
USER nobody
WORKDIR /tmp
COPY --from=build /build/deploy/embedded/target/embedded.jar /build/deploy/embedded/target/lib/ /training/
COPY --from=build --chown=nobody /image/ /image/
RUN java -cp '/training/*' dev.parley.image.TrainCaches /image

FROM ${MANDREL} AS native-build
ARG SERVICE
COPY --chown=quarkus:quarkus . /code
USER quarkus
WORKDIR /code
RUN ./mvnw -B -ntp -Dnative -Pimage -DskipTests -Dspotless.check.skip=true -pl ${SERVICE}-service -am package \
    && cp ${SERVICE}-service/target/*-runner /tmp/service \
    && cp ${SERVICE}-service/target/*-dependency-cyclonedx.json /tmp/sbom.json

FROM ${MICRO} AS native
ARG SERVICE
WORKDIR /app
USER 10001:10001
COPY --from=native-build --chown=0:0 /tmp/service /tmp/sbom.json /app/
COPY deploy/image/healthy.sh /app/
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=6 CMD ["bash", "/app/healthy.sh"]
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Parley: ${SERVICE}, native" \
      org.opencontainers.image.description="Ask a PostgreSQL database in plain English; get back SQL that was checked and tested, and its rows." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENTRYPOINT ["/app/service"]

FROM runtime AS service
ARG SERVICE
COPY deploy/image/healthy.sh /app/
# What changes least comes first: libraries, Quarkus' generated code and ours, what the JVM remembers of them.
COPY --from=build /image/${SERVICE}/lib/ /app/lib/
COPY --from=build /image/java.options /image/${SERVICE}/sbom.json /image/${SERVICE}/quarkus-run.jar /app/
COPY --from=training --chown=0:0 /image/${SERVICE}/app.aot /app/

# Kubernetes has probes of its own and passes this over.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 CMD ["bash", "/app/healthy.sh"]

LABEL org.opencontainers.image.title="Parley: ${SERVICE}"

# The JVM is process 1 and gets SIGTERM itself. Where the cache does not fit, it starts without.
ENTRYPOINT ["java", "@/app/java.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/quarkus-run.jar"]
