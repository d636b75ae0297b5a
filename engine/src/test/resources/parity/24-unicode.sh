text="Grüße, 世界 😀"
echo "$text"
echo "${#text}"
touch "naïve – file"
ls
