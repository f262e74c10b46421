FROM python:3.11-slim-bookworm AS packages
COPY requirements/run.txt /run.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /run.txt

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
