#!/usr/bin/python3
"""An issuer of certificates that only the lab trusts.

  issue.py root              makes it
  issue.py NAME DAYS         a certificate for NAME where nginx-proxy looks for it
"""

import os
import subprocess
import sys

PLACE = "/var/lib/lab/issuer"


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def root():
    os.makedirs(PLACE, mode=0o700, exist_ok=True)
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "3650", "-subj", "/CN=The lab's issuer",
            "-keyout", f"{PLACE}/root.key", "-out", f"{PLACE}/root.pem")


def issue(name, days):
    folder = f"/etc/nginx/certs/live/{name}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{PLACE}/names", "w") as file:
        file.write(f"subjectAltName=DNS:{name}\n")
    openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
            "-keyout", f"{folder}/privkey.pem", "-out", f"{PLACE}/request")
    openssl("x509", "-req", "-in", f"{PLACE}/request", "-CA", f"{PLACE}/root.pem", "-CAkey", f"{PLACE}/root.key", "-days", days,
            "-set_serial", str(int.from_bytes(os.urandom(8), "big")), "-extfile", f"{PLACE}/names", "-out", f"{PLACE}/issued.pem")
    with open(f"{folder}/fullchain.pem.new", "w") as file:
        file.write(open(f"{PLACE}/issued.pem").read() + open(f"{PLACE}/root.pem").read())
    os.replace(f"{folder}/fullchain.pem.new", f"{folder}/fullchain.pem")


root() if sys.argv[1] == "root" else issue(*sys.argv[1:])
