/* doctor.h - what `mlinzi doctor` looks at: one function a matter, each saying one or more findings. */
#ifndef MLINZI_MLINZID_DOCTOR_H
#define MLINZI_MLINZID_DOCTOR_H

#include "mlinzid/command/client.h"
#include "mlinzid/command/store_view.h"

enum health { HEALTH_OK, HEALTH_WARN, HEALTH_FAIL };
struct doctor {
    struct loaded *loaded; /* NULL: they could not be read */
    struct db *db;         /* NULL: not open */
    struct db_settings store;
    int64_t now_s;
    bool json;
    int warned, failed;
    json_t *findings;
};
/* One line: what was looked at, how it is, and, where it is not well, what to do. */
void doctor_say(struct doctor *d, enum health h, const char *what, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* command/doctor_keys.c */
void doctor_keys(struct doctor *d);
void doctor_escrow(struct doctor *d);
void doctor_backup(struct doctor *d);
void doctor_audit(struct doctor *d);
/* command/doctor_machine.c */
void doctor_disk(struct doctor *d);
void doctor_flush(struct doctor *d);
void doctor_clock(struct doctor *d);
/* command/doctor_service.c */
void doctor_store(struct doctor *d);
void doctor_rules(struct doctor *d);
void doctor_texts(struct doctor *d);
void doctor_people(struct doctor *d);
void doctor_daemon(struct doctor *d);
void doctor_links(struct doctor *d);
/* command/doctor_tls.c */
void doctor_tls(struct doctor *d);

#endif
