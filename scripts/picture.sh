#!/usr/bin/env bash
# Makes docs/images/report.png again: the top of the report of the example person, 1100 px wide at double sharpness.
# Needs the built command (`make build`) and Chromium from the system; makes the file smaller where ImageMagick and optipng are installed.
set -euo pipefail
cd "$(dirname "$0")/.."
menaquin=${MENAQUIN:-.build/release/menaquin}
picture=docs/images/report.png

browser=""
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then browser=$name; break; fi
done
if [ -z "$browser" ]; then
  echo "no Chromium found: install it with your system's packages (Debian: apt-get install chromium)" >&2
  exit 1
fi
if [ ! -x "$menaquin" ]; then
  echo "$menaquin is not built: run make build first" >&2
  exit 1
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$menaquin" simulate examples/people/anna.yaml --plan examples/plans/mk7-180.yaml --today 2026-11-24 --quiet \
  --out "$folder" >/dev/null
mkdir -p docs/images
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
  --force-device-scale-factor=2 --virtual-time-budget=5000 --window-size=1100,1180 \
  --blink-settings=preferredColorScheme=1 --screenshot="$folder/report.png" "file://$folder/report.html" 2>/dev/null
# Flat colours: a palette of 128 shows no difference and halves the file.
if command -v convert >/dev/null; then
  convert "$folder/report.png" +dither -colors 128 "PNG8:$folder/small.png"
  mv "$folder/small.png" "$folder/report.png"
fi
if command -v optipng >/dev/null; then optipng -quiet -o4 "$folder/report.png"; fi
mv "$folder/report.png" "$picture"
echo "$picture: $(wc -c <"$picture") bytes"
