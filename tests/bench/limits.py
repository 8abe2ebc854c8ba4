"""What the program is held to."""

PEAK_MB = 90
STARTUP_CPU_SECONDS = .02

# Of 2000 sessions of 1 GB, on two processors: when nothing is known of them, and when they have been listed before.
LIST_SECONDS = {"cold": 2.0, "warm": .4}
INDEXED_BYTES_PER_SECOND = 60e6
QUERY_SECONDS = .1
# Of one session of 100 MB: to Markdown, and in memory whatever the format.
EXPORT_MB_PER_SECOND = 80
EXPORT_PEAK_MB = 150

# What syncing before and after a visit may add to it.
VISIT_ROUND_TRIPS = 4
VISIT_SECONDS = .4
ROUND_TRIP_SECONDS = {"loop": 0, "r40": .04, "r120": .12}

# What the built-in SSH client may take of an empty ssh command when there is nothing to do, and of the same sync through ssh when there is much.
BUILTIN_QUIET = .9
BUILTIN_COPY = 1.3

# (workload, link) -> yardstick -> how many times its seconds the program may take
SECONDS = {
    ("W1", "loop"): {"tar-zstd": 1.3},
    ("W1", "r40"): {"tar-zstd": 1.1, "rsync": 1 / 6},
    ("W1-gzip", "r40"): {"tar-gz1": 1.1},
    ("W2", "r40"): {"ssh-true": 1.05},
    ("W2", "r120"): {"ssh-true": 1.05},
    ("W3", "r40"): {"rsync": .7},
    ("W3", "r120"): {"rsync": .7},
    ("W4", "r40"): {"rsync": .7},
    ("W4", "r120"): {"rsync": .7},
    ("W5", "r40"): {"ssh-true": 1.05},
    ("W5", "r120"): {"ssh-true": 1.05},
    ("W6", "r40"): {"rsync": .8},
    ("W6", "r120"): {"rsync": .8},
    ("W7", "r40"): {"rsync": .42},
    ("W7", "r120"): {"rsync": .42},
}

# The yardstick that the program may not send more bytes than.
BYTES = {"W3": "rsync-append", "W4": "rsync-append"}

# What each workload is compared with when no limit names a yardstick.
YARDSTICKS = {
    "floor": ["ssh-true"],
    "W1": ["tar-zstd", "rsync"],
    "W1-gzip": ["tar-gz1"],
    "W2": ["ssh-true", "rsync"],
    "W3": ["rsync", "rsync-append"],
    "W4": ["rsync", "rsync-append"],
    "W5": ["ssh-true", "rsync"],
    "W6": ["rsync"],
    "W7": ["rsync"],
}

# A plain rsync of W1 takes most of a minute, and is far from its limit: once says it all.
ONCE = {("W1", "rsync")}
