/* mlinzid_proc_message_test.c - what the processes say to each other: whole records pass, and nothing else does. */
#include <stdlib.h>
#include <unistd.h>

#include "base/hash.h"
#include "mlinzid/proc/link.h"
#include "tests/unit/test.h"

static struct proc_message sample(void)
{
    return (struct proc_message){.kind = PROC_CHECKPOINTED,
                                 .id = -7,
                                 .number = {1, -2, INT64_MAX, INT64_MIN, 5},
                                 .text = {SPAN("first"), SPAN("")}};
}

static void a_record_comes_back_as_it_was(void)
{
    unsigned char bytes[PROC_BYTES_MAX];
    struct proc_message in = sample(), out;
    size_t n = proc_pack(&in, bytes);
    CHECK(n > 0 && proc_unpack(bytes, n, &out));
    CHECK(out.kind == in.kind && out.id == in.id);
    CHECK(memcmp(out.number, in.number, sizeof in.number) == 0);
    CHECK(span_is(out.text[0], "first") && out.text[1].n == 0);
}

static void texts_have_a_limit(void)
{
    unsigned char bytes[PROC_BYTES_MAX];
    static const char long_text[PROC_TEXT_MAX + 1];
    struct proc_message in = {.kind = PROC_PING, .text = {{long_text, PROC_TEXT_MAX}, {long_text, PROC_TEXT_MAX}}}, out;
    CHECK_INT(proc_pack(&in, bytes), PROC_BYTES_MAX);
    CHECK(proc_unpack(bytes, PROC_BYTES_MAX, &out) && out.text[1].n == PROC_TEXT_MAX);
    in.text[1].n++;
    CHECK_INT(proc_pack(&in, bytes), 0);
}

/* In memory of just that size, so that a reading beyond it is seen under the sanitizers. */
static bool read_part(const unsigned char *bytes, size_t n)
{
    unsigned char *part = malloc(n ? n : 1);
    struct proc_message out;
    if (!part)
        return true;
    memcpy(part, bytes, n);
    bool ok = proc_unpack(part, n, &out);
    free(part);
    return ok;
}

static void cut_or_longer_is_refused(void)
{
    unsigned char bytes[PROC_BYTES_MAX + 1] = {0};
    struct proc_message in = sample();
    size_t n = proc_pack(&in, bytes);
    for (size_t i = 0; i < n; i++)
        CHECK(!read_part(bytes, i));
    CHECK(read_part(bytes, n));
    CHECK(!read_part(bytes, n + 1));
}

static void strange_bytes_are_refused_or_in_bounds(void)
{
    unsigned char bytes[PROC_BYTES_MAX];
    struct proc_message in = sample(), out;
    uint64_t chance = 1;
    size_t n = proc_pack(&in, bytes);
    for (int i = 0; i < 200000; i++) {
        unsigned char bad[PROC_BYTES_MAX];
        memcpy(bad, bytes, n);
        chance = hash_u64((struct hash_key){1, 2}, chance + 1);
        bad[chance % n] = (unsigned char)(chance >> 32);
        if (!proc_unpack(bad, n, &out))
            continue;
        CHECK(out.kind > PROC_NONE && out.kind < PROC_KINDS);
        for (int t = 0; t < PROC_TEXTS; t++)
            CHECK((const unsigned char *)out.text[t].p + out.text[t].n <= bad + n);
    }
    bytes[2] = PROC_KINDS;
    CHECK(!proc_unpack(bytes, n, &out));
}

static void a_socket_keeps_the_edges_and_passes_one_descriptor(void)
{
    int fd[2], pipe_[2];
    struct proc_message ping = {.kind = PROC_PING, .id = 1}, made = {.kind = PROC_SPAWNED, .id = 2};
    struct proc_heard heard;
    CHECK(proc_pair(fd) && pipe(pipe_) == 0);
    CHECK_INT(proc_receive(fd[1], &heard, true), PROC_NOTHING);
    CHECK(proc_send(fd[0], &ping, -1, true) && proc_send(fd[0], &made, pipe_[1], true));
    CHECK_INT(proc_receive(fd[1], &heard, true), PROC_GOT);
    CHECK(heard.m.id == 1 && heard.fd == -1);
    CHECK_INT(proc_receive(fd[1], &heard, true), PROC_GOT);
    CHECK(heard.m.id == 2 && heard.fd >= 0 && write(heard.fd, "x", 1) == 1);
    close(heard.fd);
    CHECK(write(fd[0], "nonsense", 8) == 8);
    CHECK_INT(proc_receive(fd[1], &heard, true), PROC_BROKEN);
    static const char vast[PROC_BYTES_MAX * 2] = {'M', 1};
    CHECK(write(fd[0], vast, sizeof vast) == sizeof vast);
    CHECK_INT(proc_receive(fd[1], &heard, true), PROC_BROKEN);
    close(fd[0]);
    CHECK_INT(proc_receive(fd[1], &heard, false), PROC_END);
    CHECK(!proc_send(fd[1], &ping, -1, true));
    close(fd[1]);
    close(pipe_[0]);
    close(pipe_[1]);
}

static void a_full_socket_refuses_instead_of_waiting(void)
{
    int fd[2], sent = 0;
    struct proc_message ping = {.kind = PROC_PING};
    CHECK(proc_pair(fd));
    while (sent < 100000 && proc_send(fd[0], &ping, -1, true))
        sent++;
    CHECK(sent > 0 && sent < 100000);
    close(fd[0]);
    close(fd[1]);
}

int main(void)
{
    RUN(a_record_comes_back_as_it_was);
    RUN(texts_have_a_limit);
    RUN(cut_or_longer_is_refused);
    RUN(strange_bytes_are_refused_or_in_bounds);
    RUN(a_socket_keeps_the_edges_and_passes_one_descriptor);
    RUN(a_full_socket_refuses_instead_of_waiting);
    return test_end();
}
