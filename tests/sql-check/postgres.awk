# Turns the migrations and named statements of db/ into a psql script that prints TAP.
# Migrations: the words of db/engine.h become PostgreSQL's. Statements: :name becomes $1, $2... in the order first met (a name met
# again keeps its number), casts (:id::int8) stay, since PostgreSQL wants them; quotes and comments are left alone.
BEGIN { pg["INT8"] = "int8"; pg["TEXT"] = "text"; pg["BYTES"] = "bytea"; pg["BOOL"] = "bool"; pg["ROWS"] = pg["KEYED"] = "" }
FNR == 1 { finish(); migration = FILENAME ~ /migrations\// }
migration && FNR == 1 { name = FILENAME; sub(/.*\//, "migration ", name); started = 1 }
!migration && /^-- name:/ { finish(); name = $3; started = 1; next }
{ if (started) text = text $0 "\n" }
END { finish() }

function finish(   body, is_migration) {
    if (!started) return
    started = 0
    body = translate(text)
    sub(/;[ \t\n]*$/, "", body)
    text = ""
    is_migration = name ~ /^migration /
    if (is_migration) body = "BEGIN;\n" body ";\nSELECT 1 \\g /dev/null" # fails when any line before it did
    else body = "PREPARE \"" name "\" AS\n" body ";"
    print body
    print "\\if :ERROR"
    print "\\echo not ok - postgresql " name
    print "\\else"
    print "\\echo ok - postgresql " name
    print "\\endif"
    if (is_migration) print "COMMIT;"
}
function translate(s,   out, c, i, w, n, number) {
    n = 0
    split("", number)
    while (s != "") {
        c = substr(s, 1, 1)
        if (c == "'" || c == "\"") {
            i = index(substr(s, 2), c)
            out = out substr(s, 1, i + 1); s = substr(s, i + 2)
        } else if (substr(s, 1, 2) == "--") {
            i = index(s, "\n"); if (i == 0) i = length(s) + 1
            s = substr(s, i)
        } else if (match(s, /^::[A-Za-z0-9]+/)) {
            w = toupper(substr(s, 3, RLENGTH - 2))
            out = out "::" (w in pg ? pg[w] : tolower(w)); s = substr(s, RLENGTH + 1)
        } else if (match(s, /^:[a-z_][a-z0-9_]*/)) {
            w = substr(s, 2, RLENGTH - 1)
            if (!(w in number)) number[w] = ++n
            out = out "$" number[w]; s = substr(s, RLENGTH + 1)
        } else if (match(s, /^[A-Za-z_][A-Za-z0-9_]*/)) {
            w = substr(s, 1, RLENGTH)
            out = out (w in pg ? pg[w] : w); s = substr(s, RLENGTH + 1)
        } else { out = out c; s = substr(s, 2) }
    }
    return out
}
