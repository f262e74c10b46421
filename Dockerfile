FROM python:3.11-slim-bookworm AS packages
COPY requirements/run.txt /run.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /run.txt

FROM node:22-bookworm-slim AS clients
WORKDIR /srv/campaign
COPY package.json package-lock.json .npmrc tsconfig.base.json ./
COPY rulesets/package.json rulesets/package.json
COPY client/package.json client/package.json
COPY symbiote/package.json symbiote/package.json
COPY web/package.json web/package.json
RUN npm ci --no-audit --no-fund --ignore-scripts
COPY schemas schemas
COPY rulesets rulesets
COPY client client
COPY symbiote symbiote
COPY web web
RUN npm run --silent web && npm run --silent symbiote

FROM python:3.11-slim-bookworm
# A number, so that Kubernetes can see that it is not root; a name, because PostgreSQL asks for one.
RUN useradd --uid 10001 --create-home --home-dir /home/campaign campaign \
    && install -d -o campaign -g campaign -m 0700 /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/campaign
COPY app app
COPY migrations migrations
COPY plugins plugins
COPY schemas schemas
COPY --from=clients /srv/campaign/web/build web/build
COPY --from=clients /srv/campaign/symbiote/dist symbiote/dist
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CM_HOST=0.0.0.0 \
    CM_DATA_DIR=/data
USER 10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "-m", "app", "serve"]
