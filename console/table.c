/* table.c - the one shape of tables and bars. */
#include "console/table.h"

void table_begin(struct page *p, const char *caption, const struct column *c, int n)
{
    html(p->b, "<table class=\"stack\"><caption>%s</caption>\n<thead><tr>", caption);
    for (int i = 0; i < n; i++)
        html(p->b, c[i].number ? "<th scope=\"col\" class=\"n\">%s</th>" : "<th scope=\"col\">%s</th>",
             word(p, c[i].head));
    html_raw(p->b, "</tr></thead>\n<tbody>\n");
}

void table_end(struct page *p)
{
    html_raw(p->b, "</tbody></table>\n");
}

void table_row(struct page *p)
{
    html_raw(p->b, "<tr>");
}

void table_row_end(struct page *p)
{
    html_raw(p->b, "</tr>\n");
}

void table_name(struct page *p, const char *name, const char *href)
{
    if (href)
        html(p->b, "<th scope=\"row\"><a href=\"%s\">%s</a></th>", href, name);
    else
        html(p->b, "<th scope=\"row\">%s</th>", name);
}

void table_cell(struct page *p, const struct column *c, const char *text)
{
    html(p->b, c->number ? "<td class=\"n\" data-l=\"%s\">%s</td>" : "<td data-l=\"%s\">%s</td>", word(p, c->head),
         text);
}

void table_count(struct page *p, const struct column *c, int64_t n)
{
    char said[FIGURE_CAP];
    figure_count(n, said);
    table_cell(p, c, said);
}

void table_length(struct page *p, const struct column *c, int64_t s)
{
    char said[FIGURE_CAP];
    figure_length(s, p->lang, said);
    table_cell(p, c, said);
}

enum { BAR_ROW = 42, BAR_WIDE = 280 };

void chart_bars(struct page *p, const char *label, const struct bar *bars, int n)
{
    int64_t most = 1;
    for (int i = 0; i < n; i++)
        most = bars[i].value > most ? bars[i].value : most;
    html(p->b, "<svg class=\"chart bars\" viewBox=\"0 0 360 %d\" role=\"img\" aria-label=\"%s\">\n",
         (int64_t)(n ? n : 1) * BAR_ROW + 2, label);
    for (int64_t i = 0; i < n; i++) {
        int64_t v = bars[i].value, wide = v > 0 ? (int64_t)((double)v / (double)most * BAR_WIDE) + 2 : 0;
        html(p->b, "<text x=\"0\" y=\"%d\">%s</text>", i * BAR_ROW + 15, bars[i].name);
        html(p->b, "<rect class=\"bar\" x=\"0\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"2\"/>", i * BAR_ROW + 21,
             wide);
        html(p->b, "<text x=\"%d\" y=\"%d\">%s</text>\n", wide + 6, i * BAR_ROW + 34, bars[i].said);
    }
    html_raw(p->b, "</svg>\n");
}
