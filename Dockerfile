# The engine in a container. Built in Swift's own image with the Swift libraries inside the binary; what runs
# has the system's libraries only, no compiler and no shell script of ours. No secret is put into the image:
# what a venue needs to know comes with the container's environment or files.

FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends pkg-config libcurl4-openssl-dev libsodium-dev libsqlite3-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product plimsoll \
        --explicit-target-dependency-import-check error \
    && install -D -m 755 .build/release/plimsoll /out/plimsoll \
    && strip /out/plimsoll

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libcurl4 libsodium23 libsqlite3-0 libstdc++6 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/plimsoll --shell /usr/sbin/nologin plimsoll \
    && install -d -o plimsoll -g plimsoll -m 700 /var/lib/plimsoll /var/lib/plimsoll/books
COPY --from=build /out/plimsoll /usr/local/bin/plimsoll
USER plimsoll
WORKDIR /var/lib/plimsoll
VOLUME /var/lib/plimsoll
# Paper money, unless whoever starts the container says otherwise in so many words.
ENV DRY_RUN=true
# `status` reads the journal beside the engine and fails when there is none that can be read.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["plimsoll", "status", "--quiet", "--data-dir", "/var/lib/plimsoll/books"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["plimsoll"]
CMD ["--help"]
