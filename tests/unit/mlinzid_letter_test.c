/* mlinzid_letter_test.c - letters arrive as they were written, and nothing that is no letter is opened. */
#include "mlinzid/door/letter.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/unit/test.h"

static unsigned char bytes[LETTER_BYTES_MAX];

static struct letter example(void)
{
    struct letter l = {.kind = LETTER_ASK, .id = 7, .number = {1, -2, 3, 4}, .parts = 3};
    l.part[0] = SPAN("/cases");
    l.part[2] = SPAN("a=b");
    return l;
}

static void what_is_packed_is_opened(void)
{
    struct letter l = example(), got;
    size_t n = letter_pack(&l, bytes, sizeof bytes);
    CHECK(n > 0 && letter_open(bytes, n, &got));
    CHECK_INT(got.id, 7);
    CHECK_INT(got.number[1], -2);
    CHECK_INT(got.parts, 3);
    CHECK(span_is(got.part[0], "/cases") && got.part[1].n == 0 && span_is(got.part[2], "a=b"));
}

static void each_cut_and_each_length_is_refused_or_whole(void)
{
    struct letter l = example(), got;
    size_t n = letter_pack(&l, bytes, sizeof bytes);
    for (size_t cut = 0; cut < n; cut++)
        CHECK(!letter_open(bytes, cut, &got));
    CHECK(!letter_open(bytes, n + 1, &got));
    for (size_t i = 4; i < n; i++) { /* any byte as 0xFF: no part may reach beyond the end */
        unsigned char was = bytes[i];
        bytes[i] = 0xFF;
        bool opened = letter_open(bytes, n, &got);
        for (int k = 0; opened && k < got.parts; k++)
            CHECK(got.part[k].n == 0 || got.part[k].p + got.part[k].n <= (const char *)bytes + n);
        bytes[i] = was;
    }
}

static void too_much_is_not_sent(void)
{
    static char much[LETTER_BYTES_MAX];
    struct letter l = {.kind = LETTER_ANSWER, .parts = 1, .part = {{much, sizeof much}}};
    CHECK_INT(letter_pack(&l, bytes, sizeof bytes), 0);
    l.part[0].n = LETTER_PIECE;
    CHECK(letter_pack(&l, bytes, sizeof bytes) > 0);
}

static void they_cross_a_socket_and_its_end_is_heard(void)
{
    int fd[2];
    struct letter l = example(), got;
    CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fd) == 0);
    CHECK_INT(letter_receive(fd[1], &got, true), LETTER_NOTHING);
    CHECK(letter_send(fd[0], &l, true));
    CHECK_INT(letter_receive(fd[1], &got, true), LETTER_GOT);
    CHECK_INT(got.id, 7);
    CHECK(send(fd[0], "x", 1, 0) == 1);
    CHECK_INT(letter_receive(fd[1], &got, true), LETTER_BROKEN);
    close(fd[0]);
    CHECK_INT(letter_receive(fd[1], &got, true), LETTER_END);
    close(fd[1]);
}

int main(void)
{
    RUN(what_is_packed_is_opened);
    RUN(each_cut_and_each_length_is_refused_or_whole);
    RUN(too_much_is_not_sent);
    RUN(they_cross_a_socket_and_its_end_is_heard);
    return test_end();
}
