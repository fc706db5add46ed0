#!/bin/sh
# catalogues.sh MAPPING FOLDER: bring the message files of a folder up to date with the code that
# MAPPING names; what is new in them is empty.
set -eu
mapping=$1 folder=$2
texts=$(mktemp)
trap 'rm -f "$texts"' EXIT
.venv/bin/pybabel --quiet extract --mapping-file "$mapping" --output-file "$texts" \
    --no-location --no-wrap --omit-header pipelines
for language in sq sr_Latn; do
    .venv/bin/pybabel --quiet update --input-file "$texts" --output-file "$folder/$language.po" --locale $language \
        --no-wrap --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
done
