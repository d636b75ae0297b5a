#!/bin/sh
# Looks whether there is a way out. In the lab it restarts and reboots nothing.
test "$(ip -4 route show default | wc -l)" = 1 && logger -t ssh-watchdog 'the network is there' ||
  logger -t ssh-watchdog 'no single default route: would restart systemd-networkd'
