/* delaylink: a network link with delay, rate and a drop-tail queue, for kernels without tc's netem.
 *
 * usage: delaylink NETNS LOCAL_TUN REMOTE_TUN ONE_WAY_MS RATE_MBIT QUEUE_MS PIDFILE
 *
 * LOCAL_TUN is made in this network namespace, REMOTE_TUN in /run/netns/NETNS; a rate of 0 means no limit.
 * Real packets cross it, so TCP's handshake, slow start and windows behave as on a real path. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define QUEUE_LENGTH 8192
#define PACKET_SIZE 2048
#define FRAME_OVERHEAD 38 /* what Ethernet adds to a packet on the wire */

struct packet {
    double due;
    int length;
    unsigned char data[PACKET_SIZE];
};

struct direction {
    struct packet *queue;
    int head, tail;
    double last_departure;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int open_tun(const char *name) {
    int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0) fail("/dev/net/tun");
    struct ifreq request;
    memset(&request, 0, sizeof request);
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    if (ioctl(device, TUNSETIFF, &request) < 0) fail(name);
    return device;
}

static void open_both(char **arguments, int devices[2]) {
    char path[256];
    snprintf(path, sizeof path, "/run/netns/%s", arguments[1]);
    int here = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
    int there = open(path, O_RDONLY | O_CLOEXEC);
    if (here < 0 || there < 0) fail(path);
    devices[0] = open_tun(arguments[2]);
    if (setns(there, CLONE_NEWNET)) fail("setns");
    devices[1] = open_tun(arguments[3]);
    if (setns(here, CLONE_NEWNET)) fail("setns");
}

/* Hands over what is due; returns when the next packet will be, or `next` if that is sooner. */
static double deliver(struct direction *link, int device, double next) {
    double time = now();
    while (link->head != link->tail && link->queue[link->head].due <= time) {
        struct packet *packet = &link->queue[link->head];
        ssize_t written = write(device, packet->data, packet->length);
        (void)written; /* a full device drops, as a real one does */
        link->head = (link->head + 1) % QUEUE_LENGTH;
    }
    if (link->head != link->tail && link->queue[link->head].due < next) next = link->queue[link->head].due;
    return next;
}

/* Takes in what has come, up to a batch; what would wait longer than the queue allows is dropped. */
static void take(struct direction *link, int device, double delay, double rate, double longest_wait) {
    static unsigned char dropped[PACKET_SIZE];
    double time = now();
    for (int count = 0; count < 64; count++) {
        int next_tail = (link->tail + 1) % QUEUE_LENGTH;
        int is_full = next_tail == link->head;
        struct packet *packet = &link->queue[link->tail];
        int length = read(device, is_full ? dropped : packet->data, PACKET_SIZE);
        if (length <= 0) return;
        double departure = link->last_departure > time ? link->last_departure : time;
        if (is_full || (rate > 0 && departure - time > longest_wait)) continue;
        if (rate > 0) departure += (length + FRAME_OVERHEAD) / rate;
        link->last_departure = departure;
        packet->due = departure + delay;
        packet->length = length;
        link->tail = next_tail;
    }
}

static void write_pid(const char *path) {
    FILE *file = fopen(path, "w");
    if (!file) fail(path);
    fprintf(file, "%d\n", getpid());
    fclose(file);
}

int main(int count, char **arguments) {
    if (count != 8) {
        fprintf(stderr, "usage: delaylink NETNS LOCAL_TUN REMOTE_TUN ONE_WAY_MS RATE_MBIT QUEUE_MS PIDFILE\n");
        return 2;
    }
    double delay = atof(arguments[4]) / 1000, rate = atof(arguments[5]) * 1e6 / 8, longest_wait = atof(arguments[6]) / 1000;
    int devices[2];
    open_both(arguments, devices);
    write_pid(arguments[7]);
    struct direction links[2];
    memset(links, 0, sizeof links);
    for (int i = 0; i < 2; i++) {
        links[i].queue = malloc(sizeof(struct packet) * QUEUE_LENGTH);
        if (!links[i].queue) fail("malloc");
    }
    for (;;) {
        double next = 1e18;
        for (int i = 0; i < 2; i++) next = deliver(&links[i], devices[1 - i], next);
        struct pollfd polled[2] = {{devices[0], POLLIN, 0}, {devices[1], POLLIN, 0}};
        struct timespec wait, *timeout = NULL;
        if (next < 1e17) {
            double seconds = next - now();
            if (seconds < 0) seconds = 0;
            wait.tv_sec = (time_t)seconds;
            wait.tv_nsec = (long)((seconds - (double)wait.tv_sec) * 1e9);
            timeout = &wait;
        }
        if (ppoll(polled, 2, timeout, NULL) < 0 && errno != EINTR) fail("ppoll");
        for (int i = 0; i < 2; i++)
            if (polled[i].revents & POLLIN) take(&links[i], devices[i], delay, rate, longest_wait);
    }
}
