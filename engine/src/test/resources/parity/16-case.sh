for word in start stop other 'a b'; do
  case "$word" in
    start | begin) echo going ;;
    stop)
      echo stopping
      ;;
    *" "*) echo "has a space" ;;
    *) echo "what is $word?" ;;
  esac
done
