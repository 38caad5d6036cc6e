/* keeper.h - what the keeper counts, told with each of its answers (mlinzid/proc/message.h). */
#ifndef MLINZI_MLINZID_KEEPER_H
#define MLINZI_MLINZID_KEEPER_H

enum keeper_count {
    KEEPER_CHECKPOINTS,
    KEEPER_PINS_SET,
    KEEPER_PINS_CHECKED, /* against the hash of a person */
    KEEPER_PINS_BLANK,   /* against nothing: of nobody, without a PIN, locked */
    KEEPER_COUNTS
};

#endif
