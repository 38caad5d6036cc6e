/* query_referrals.c - the work list of referrals: plain columns of those that are a viewer's posts' to answer or
 * bring back, and of those they offered. */
#include <stdlib.h>

#include "db/referral.h"
#include "db/session.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/query.h"

enum { ROWS = 100, POSTS = 16 };

static void rows_add(json_t *list, const struct referral_listed *rows, int n)
{
    for (int i = 0; i < n; i++) {
        const struct referral *f = &rows[i].referral;
        json_array_append_new(list, json_pack("{s:I,s:s,s:s,s:s,s:s,s:s,s:s,s:i,s:s}", "id", (json_int_t)f->id, "ref",
                                              rows[i].ref, "from_role", role_word(f->from.role), "from_at", f->from.at,
                                              "to_role", role_word(f->to.role), "to_at", f->to.at, "reason", f->reason,
                                              "day", (int)f->answer_day, "state", referral_state_word(f->state)));
    }
}

/* {"person":7}: {"to":[],"from":[]}. */
enum err query_referrals(const struct asked *q, json_t **out)
{
    struct post mine[POSTS];
    struct referral_listed *rows = calloc(ROWS, sizeof *rows);
    json_t *to = json_array(), *from = json_array();
    int posts = 0, n = 0;
    enum err err = rows ? ERR_NONE : ERR_FULL;
    if (err == ERR_NONE)
        err = db_session_posts(q->db, asked_number(q, "person"), day_of(store_now(q->db)), mine, POSTS, &posts);
    for (int i = 0; err == ERR_NONE && i < posts; i++) {
        err = db_referrals_to(q->db, &mine[i], rows, ROWS, &n);
        rows_add(to, rows, err == ERR_NONE ? n : 0);
        if (err == ERR_NONE)
            err = db_referrals_from(q->db, &mine[i], rows, ROWS, &n);
        rows_add(from, rows, err == ERR_NONE ? n : 0);
    }
    free(rows);
    *out = json_pack("{s:o,s:o}", "to", to, "from", from);
    return err != ERR_NONE ? err : *out ? ERR_NONE : ERR_FULL;
}
