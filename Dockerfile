# The tool alone, on nothing:
#
#   docker build -t trailseal .
#   docker run --rm -v "$PWD:/work:ro" trailseal check plan.json
FROM debian:13-slim AS build
WORKDIR /source
COPY scripts/packages scripts/packages
RUN scripts/packages build static && rm -rf /var/lib/apt/lists/*
COPY . .
RUN cmake --preset static -DCMAKE_INSTALL_PREFIX=/usr \
    && cmake --build build/static \
    && DESTDIR=/image cmake --install build/static --strip --component trailseal

FROM scratch
COPY --from=build /image/usr /usr
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/usr/bin/trailseal"]
CMD ["check", "."]
