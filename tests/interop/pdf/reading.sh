#!/usr/bin/env bash
# reading.sh SAMPLES: poppler finds the structure of the act and, in its order, the text.
set -euo pipefail
samples=$1
in_order() {  # FILE PHRASE…
    local text rest file=$1 phrase
    text=$(pdfinfo -struct-text "$file" | sed -n 's/^ *"\(.*\)"$/\1/p' | tr -s ' \n' ' ')
    rest=$text
    shift
    for phrase in "$@"; do
        case $rest in
            *"$phrase"*) rest=${rest#*"$phrase"} ;;
            *) echo "$file: «$phrase» is not there or out of order in: $text" && exit 1 ;;
        esac
    done
}
in_order "$samples/act.pdf" 'Instituto Mexicano del Seguro Social' 'Cédula de liquidación por la omisión total' \
    'Íñiguez Ñúñez del Bajío' '$ 1,284,930.57' 'quince días hábiles siguientes' \
    'los avisos afiliatorios' 'altas, bajas y reingresos' 'pagos efectuados' 'Medios de defensa' \
    'Cuotas omitidas, agosto de 2026' 'Salario base Cuota patronal Cuota obrera' 'Ávila Hernández, José Ángel' 'Total' '1,180,200.12' \
    'Cadena original' '||1.0|IMSS-2026' 'Verifique este documento' '7F3K-9QWX'
in_order "$samples/everything.pdf" 'Łódź, Đặng, Ꞌñähñu y ma̱ko̱ni' 'fuerza, énfasis, ambos' 'Anidado' \
    'más de una zona sensible' 'Clave Valor' 'Izquierda Un párrafo' 'se leen en orden' 'Derecha' \
    'Página nueva' 'Fin.'
# Repeated heads are artifacts: the structure has one head, the pages have one each.
pages=$(pdfinfo "$samples/annex.pdf" | awk '/^Pages:/ { print $2 }')
heads=$(pdftotext -raw "$samples/annex.pdf" - | grep -c 'NSS Nombre Días Salario base')
[ "$pages" -gt 40 ] && [ "$heads" -ge $((pages - 2)) ] || { echo "$heads heads on $pages pages"; exit 1; }
elements=$(qpdf --qdf --object-streams=disable "$samples/annex.pdf" - | grep -aoE '^  /S /[A-Za-z]+' | sort | uniq -c)
grep -qE '^ *2002 +/S /TR$' <<<"$elements" && grep -qE '^ *7 +/S /TH$' <<<"$elements" || { echo "$elements"; exit 1; }
structure=$(pdfinfo -struct "$samples/act.pdf")
for tag in Document Sect H1 H2 H3 P L LI Lbl LBody Table Caption THead TBody TFoot TH TD Link Figure Form; do
    grep -qE "^ *$tag\b" <<<"$structure" || { echo "no $tag"; exit 1; }
done
[ "$(pdfinfo "$samples/act.pdf" | awk '/^Tagged:/ { print $2 }')" = yes ]
