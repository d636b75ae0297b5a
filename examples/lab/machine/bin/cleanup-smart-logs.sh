#!/bin/sh
find /root/logs/smart -type f -mtime +30 -delete
