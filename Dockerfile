FROM python:3.13-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/dyad
COPY requirements.lock ./
RUN /opt/dyad/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY seed seed
COPY api api
RUN /opt/dyad/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --create-home dyad && install -d -o dyad -g dyad /data
COPY --from=build /opt/dyad /opt/dyad
USER dyad
WORKDIR /home/dyad
# Used only when NEO4J_URI is not set: the embedded store keeps its files here.
ENV DYAD_DATA=/data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
  CMD ["/opt/dyad/bin/python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["/opt/dyad/bin/dyad", "serve", "--host", "0.0.0.0", "--port", "8000"]
