#!/bin/sh
# Builds the services and lays them out as their images have them: FOLDER/SERVICE with quarkus-run.jar, lib and sbom.json.
#   deploy/image/build.sh FOLDER
set -eu
mkdir -p "$1"
images=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."

./mvnw -B -ntp -DskipTests -Dspotless.check.skip=true -Pimage \
    -pl gateway-service,clarifier-service,coder-service,tester-service,deploy/embedded -am package

for service in gateway clarifier coder tester; do
  rm -rf "${images:?}/$service"
  mkdir "$images/$service"
  cp -p "$service"-service/target/*-runner.jar "$images/$service/quarkus-run.jar"
  cp -p "$service"-service/target/*-dependency-cyclonedx.json "$images/$service/sbom.json"
  cp -Rp "$service-service/target/lib" "$images/$service/"
done
cp -p deploy/image/java.options "$images/"
