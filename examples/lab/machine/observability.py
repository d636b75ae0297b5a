#!/usr/bin/python3
"""The observability stack, as far as somebody looks at it: health, and which targets are collected."""

import http.server
import json
import sys
import time
import urllib.request

PORTS = {"prometheus": 9091, "loki": 3100, "grafana": 3000, "jaeger": 16686}
NAME = sys.argv[1]


def target():
    try:
        urllib.request.urlopen("http://127.0.0.1:8000/metrics", timeout=2).read()
        return {"health": "up", "scrapeUrl": "http://skriptoteket-web:8000/metrics", "lastError": ""}
    except OSError as problem:
        return {"health": "down", "scrapeUrl": "http://skriptoteket-web:8000/metrics", "lastError": str(problem)}


def said(path):
    if path.startswith("/api/v1/targets"):
        return json.dumps({"status": "success", "data": {"activeTargets": [target()]}})
    return {"prometheus": "Prometheus Server is Healthy.\n", "loki": "ready\n", "jaeger": "<title>Jaeger UI</title>\n",
            "grafana": '{"commit":"83b9528","database":"ok","version":"11.3.0"}\n'}[NAME]


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = said(self.path).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if NAME in PORTS:
    http.server.ThreadingHTTPServer.allow_reuse_address = True
    http.server.ThreadingHTTPServer(("127.0.0.1", PORTS[NAME]), Page).serve_forever()
while True:
    time.sleep(3600)
