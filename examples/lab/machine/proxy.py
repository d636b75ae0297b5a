"""nginx-proxy's own writer: whenever containers come, go or change networks, it writes the sites anew and reloads."""

import os
import subprocess

from docker_store import containers

NETWORK = "hule-network"
SITE = """
server {{
  listen 80;
  server_name {host};
  location /.well-known/ {{ root /var/www; }}
  location / {{ {plain} }}
}}
"""
SECURE = """
server {{
  listen 443 ssl;
  server_name {host};
  ssl_certificate /etc/nginx/certs/live/{host}/fullchain.pem;
  ssl_certificate_key /etc/nginx/certs/live/{host}/privkey.pem;
  location / {{ {way} }}
}}
"""
WAY = """
    proxy_pass http://{place};
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_connect_timeout 2s;
"""


def sites():
    text = ""
    for one in sorted(containers.values(), key=lambda one: one.name):
        values = one.environment()
        host = values.get("VIRTUAL_HOST")
        if not host:
            continue
        # A container outside of the network cannot be reached from the proxy: nobody listens where it is looked for.
        there = one.state["Running"] and NETWORK in one.networks
        way = WAY.format(place=f"127.0.0.1:{values.get('VIRTUAL_PORT', '80')}" if there else "127.0.0.1:1")
        secure = os.path.exists(f"/etc/nginx/certs/live/{host}/fullchain.pem")
        text += SITE.format(host=host, plain="return 301 https://$host$request_uri;" if secure else way)
        if secure:
            text += SECURE.format(host=host, way=way)
    return text


def write():
    text = sites()
    path = "/etc/nginx/conf.d/default.conf"
    if os.path.exists(path) and open(path).read() == text:
        return
    with open(path, "w") as file:
        file.write(text)
    proxy = containers.get("nginx-proxy")
    if proxy is not None and proxy.state["Running"]:
        subprocess.run(["nginx", "-s", "reload"], capture_output=True)
