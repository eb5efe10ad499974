# What was to be reached, beside what was: reads table.csv, exits.csv and tables.csv, writes a table
# in Markdown. A deviation is met where it lies within its limit by two standard errors, open where
# two standard errors reach across the limit, and not met beyond.
BEGIN { FS = ","; print "| wanted | on | by | measured | verdict |"; print "|---|---|---|---|---|" }
FNR == 1 { delete at; for (i = 1; i <= NF; i++) at[$i] = i; next }
function judged(size, error, limit) {
    size = size < 0 ? -size : size
    return size + 2 * error <= limit ? "met" : size - 2 * error <= limit ? "open" : "not met"
}
function line(wanted, on, by, measured, verdict) {
    printf "| %s | %s | %s | %s | %s |\n", wanted, on, by, measured, verdict
}
function share(wanted, limit) {
    line(wanted, $1 ", size " $2, $4 ", " $5, sprintf("%+.2f(%.2f) %%", $10, $11), judged($10, $11, limit))
}
FILENAME ~ /table\.csv$/ {
    sampled = $4 ~ /^(reduced|hybrid|tau|tau-implicit)$/
    if (sampled && $5 == "X_1-mean") {
        if ($2 == 1000 && $4 == "reduced") line("1000 times cheaper", $1 ", size " $2, $4, sprintf("%.0f times", $16), $16 >= 1000 ? "met" : "not met")
        if ($2 == 1000 && $4 == "hybrid") line("100 times cheaper", $1 ", size " $2, $4, sprintf("%.0f times", $16), $16 >= 100 ? "met" : "not met")
        if ($4 == "tau") { rows++; if (!least || $16 < least) { least = $16; slowest = $1 ", size " $2 } }
    }
    if ((sampled || $4 == "fsp") && $10 != "NaN") {
        if ($1 == "hopf_crn.txt" && $3 ~ /L_1=3/ && $5 == "period") share("period within 1 %", 1)
        if ($1 == "hopf_crn.txt" && $3 ~ /L_1=3/ && $5 ~ /variance/) share("variance within 3 %", 3)
        if ($1 ~ /^heart/ && $2 == 1000 && $5 == "period") share("period within 2 %", 2)
    }
}
FILENAME ~ /exits\.csv$/ {
    if ($1 ~ /-10$/) next
    d = 100 * ($3 / $4 - 1)
    e = 100 * $3 / $4 * $5 / $4
    line("exit time within 10 %", $1, "fsp of the reduced dynamics", sprintf("%.4g against %.4g(%.2g): %+.1f(%.1f) %%", $3, $4, $5, d, e), judged(d, e, 10))
}
FILENAME ~ /tables\.csv$/ {
    if ($6 > seconds[$2]) { seconds[$2] = $6; longest[$2] = $1 }
    if ($7 > most[$2]) { most[$2] = $7; largest[$2] = $1 }
    if ($8 > worst[$2]) { worst[$2] = $8; roughest[$2] = $1 }
    tables[$2]++
}
END {
    line("tau never slower than exact", rows " rows, least on " slowest, "tau", sprintf("%.2f times cheaper", least), least >= 1 ? "met" : "not met")
    for (size in tables) {
        line("tables in 3 s", tables[size] " networks, size " size ", longest " longest[size], "one thread", sprintf("%.2f CPU s", seconds[size]), seconds[size] <= 3 ? "met" : "not met")
        line("tables in 200 MB", tables[size] " networks, size " size ", largest " largest[size], "", sprintf("%.2g MB", most[size]), most[size] <= 200 ? "met" : "not met")
        line("table error", tables[size] " networks, size " size ", largest " roughest[size], "against summation", sprintf("%.1e", worst[size]), "")
    }
}
