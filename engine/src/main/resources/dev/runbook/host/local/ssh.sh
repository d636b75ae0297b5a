# Stands before ssh on the PATH of the run's bash: the page's own text reaches other machines by the
# same configuration as the run does, checks their keys as strictly, and forwards nothing that its
# own words do not ask for. What the words of the call say by letters is the author's.
shared=no forwards=no skip= host=
for word do
  case $word in *[Ff]orward=*|*[Ff]orward\ *) forwards=yes ;; esac
  if [ -n "$skip" ]; then skip= && continue; fi
  case $word in
    --) break ;;
    -?*)
      rest=${word#-}
      while [ -n "$rest" ]; do
        letter=${rest%"${rest#?}"} rest=${rest#?}
        case $letter in [LRDWw]) forwards=yes ;; [SMO]) shared=yes ;; esac
        case $letter in [BbcDEeFIiJLlmOopPQRSWw])
          [ -n "$rest" ] || skip=yes
          break
          ;;
        esac
      done
      ;;
    *)
      [ -z "$host" ] || break
      host=$word
      ;;
  esac
done
set -- -o NoHostAuthenticationForLocalhost=no -o VerifyHostKeyDNS=no -o UpdateHostKeys=no \
  -o ForwardAgent=no -o ForwardX11=no -o PermitLocalCommand=no -o Tunnel=no "$@"
[ $forwards = yes ] || set -- -o ClearAllForwardings=yes "$@"
[ $shared = yes ] || set -- -o ControlMaster=no -o ControlPath=none "$@"
(: </dev/tty) 2>/dev/null || set -- -o BatchMode=yes "$@"
[ -z "$config" ] || set -- -F "$config" "$@"
# A jump host is reached by what argument 0 names: by these rules again.
case $0 in *[!a-zA-Z0-9_./-]*) exec "$program" -o StrictHostKeyChecking=yes "$@" ;; esac
exec -a "$0" "$program" -o StrictHostKeyChecking=yes "$@"
