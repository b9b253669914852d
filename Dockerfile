# The tool alone on a base without a shell:
#
#   docker build -t trailseal .
#   docker run --rm -v "$PWD:/work:ro" trailseal check plan.json
FROM debian:12-slim AS build
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /source
COPY scripts/packages scripts/packages
RUN scripts/packages build && apt-get install -y --no-install-recommends binutils \
    && rm -rf /var/lib/apt/lists/*
COPY . .
RUN cmake --preset release -DCMAKE_INSTALL_PREFIX=/usr \
    && cmake --build build/release \
    && DESTDIR=/image cmake --install build/release --strip --component trailseal \
    && DESTDIR=/image cmake --install build/release --component bundled

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /image/usr /usr
WORKDIR /work
ENTRYPOINT ["/usr/bin/trailseal"]
CMD ["check", "."]
