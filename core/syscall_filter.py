"""Builds the filter that a Linux kernel asks before each system call of a confined process.

Rules are a table; `program` turns it into the kernel's classic BPF for one kind of processor. A
refused call returns an error as if the owner had no right to it; only a call in another processor's
dialect, which nothing of ours makes, ends the process.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

# Numbers on x86_64 and on aarch64; None where the processor has no such call.
_NUMBERS: dict[str, tuple[int | None, int | None]] = {
    "accept": (43, 202), "accept4": (288, 242), "acct": (163, 89), "add_key": (248, 217),
    "adjtimex": (159, 171), "bind": (49, 200), "bpf": (321, 280), "chmod": (90, None),
    "chown": (92, None), "chroot": (161, 51), "clock_adjtime": (305, 266),
    "clock_settime": (227, 112), "clone": (56, 220), "clone3": (435, 435),
    "connect": (42, 203), "creat": (85, None), "delete_module": (176, 106),
    "execve": (59, 221), "execveat": (322, 281), "fallocate": (285, 47),
    "fanotify_init": (300, 262), "fchmod": (91, 52), "fchmodat": (268, 53),
    "fchmodat2": (452, 452), "fchown": (93, 55), "fchownat": (260, 54),
    "finit_module": (313, 273), "fork": (57, None), "fremovexattr": (199, 16),
    "fsconfig": (431, 431), "fsetxattr": (190, 7), "fsmount": (432, 432),
    "fsopen": (430, 430), "fspick": (433, 433), "ftruncate": (77, 46), "futex": (202, 98),
    "futimesat": (261, None), "init_module": (175, 105), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427), "io_uring_setup": (425, 425), "ioctl": (16, 29),
    "ioperm": (173, None), "iopl": (172, None), "kcmp": (312, 272),
    "kexec_file_load": (320, 294), "kexec_load": (246, 104), "keyctl": (250, 219),
    "kill": (62, 129), "lchown": (94, None), "link": (86, None), "linkat": (265, 37),
    "listen": (50, 201), "lremovexattr": (198, 15), "lsetxattr": (189, 6),
    "mkdir": (83, None), "mkdirat": (258, 34), "mknod": (133, None), "mknodat": (259, 33),
    "modify_ldt": (154, None), "mount": (165, 40), "mount_setattr": (442, 442),
    "move_mount": (429, 429), "mq_open": (240, 180), "mq_unlink": (241, 181),
    "msgget": (68, 186), "name_to_handle_at": (303, 264), "open": (2, None),
    "open_by_handle_at": (304, 265), "open_tree": (428, 428), "openat": (257, 56),
    "openat2": (437, 437), "perf_event_open": (298, 241), "personality": (135, 92),
    "pidfd_getfd": (438, 438), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    "pivot_root": (155, 41), "prlimit64": (302, 261), "process_madvise": (440, 440),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "ptrace": (101, 117),
    "quotactl": (179, 60), "quotactl_fd": (443, 443), "reboot": (169, 142),
    "recvfrom": (45, 207), "recvmmsg": (299, 243), "recvmsg": (47, 212),
    "removexattr": (197, 14), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "request_key": (249, 218), "rmdir": (84, None),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "semget": (64, 190),
    "sendmmsg": (307, 269), "sendmsg": (46, 211), "sendto": (44, 206),
    "setdomainname": (171, 162), "sethostname": (170, 161), "setns": (308, 268),
    "settimeofday": (164, 170), "setxattr": (188, 5), "shmget": (29, 194),
    "socket": (41, 198), "socketpair": (53, 199), "swapoff": (168, 225), "swapon": (167, 224),
    "symlink": (88, None), "symlinkat": (266, 36), "syslog": (103, 116), "tgkill": (234, 131),
    "tkill": (200, 130), "truncate": (76, 45), "umount2": (166, 39), "unlink": (87, None),
    "unlinkat": (263, 35), "unshare": (272, 97), "userfaultfd": (323, 282),
    "utime": (132, None), "utimensat": (280, 88), "utimes": (235, None), "vfork": (58, None),
}  # fmt: skip

SOCKETS = (
    "accept", "accept4", "bind", "connect", "listen", "recvfrom", "recvmmsg", "recvmsg",
    "sendmmsg", "sendmsg", "sendto", "socket", "socketpair",
)  # fmt: skip
"""Talking to anybody, on this machine or another."""

FILE_CHANGES = (
    "chmod", "chown", "creat", "fallocate", "fchmod", "fchmodat", "fchmodat2", "fchown",
    "fchownat", "fremovexattr", "fsetxattr", "ftruncate", "futimesat", "lchown", "link", "linkat",
    "lremovexattr", "lsetxattr", "mkdir", "mkdirat", "mknod", "mknodat", "name_to_handle_at",
    "open_by_handle_at", "removexattr", "rename", "renameat", "renameat2", "rmdir", "setxattr",
    "symlink", "symlinkat", "truncate", "unlink", "unlinkat", "utime", "utimensat", "utimes",
)  # fmt: skip
"""Making, changing, moving and removing files, other than by opening them."""

OTHER_PROCESSES = (
    "execve", "execveat", "fork", "kcmp", "mq_open", "mq_unlink", "msgget", "pidfd_getfd",
    "pidfd_open", "pidfd_send_signal", "process_madvise", "process_vm_readv",
    "process_vm_writev", "ptrace", "semget", "shmget", "tkill", "vfork",
)  # fmt: skip
"""Starting another program, looking into one, or sharing something with one."""

SYSTEM = (
    "acct", "add_key", "adjtimex", "bpf", "chroot", "clock_adjtime", "clock_settime",
    "delete_module", "fanotify_init", "finit_module", "fsconfig", "fsmount", "fsopen", "fspick",
    "init_module", "ioperm", "iopl", "kexec_file_load", "kexec_load", "keyctl", "modify_ldt",
    "mount", "mount_setattr", "move_mount", "open_tree", "perf_event_open", "personality",
    "pivot_root", "quotactl", "quotactl_fd", "reboot", "request_key", "setdomainname",
    "sethostname", "setns", "settimeofday", "swapoff", "swapon", "syslog", "umount2", "unshare",
    "userfaultfd",
)  # fmt: skip
"""The machine itself."""

RINGS = ("io_uring_enter", "io_uring_register", "io_uring_setup")
"""A second way to make system calls, one that no filter sees."""

NEWEST_KNOWN = 462
"""A confined process gets no call that was added to Linux after this table was made."""

MACHINES = {"x86_64": 0, "aarch64": 1}
"""Processors there is a filter for, and their column in the table."""

_AUDIT_ARCH = (0xC000003E, 0xC00000B7)
_X32_BIT = 0x40000000
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _RETURN, _EQUAL, _ABOVE, _AT_LEAST, _ANY_BIT = 0x20, 0x06, 0x15, 0x25, 0x35, 0x45
_AT_NUMBER, _AT_ARCH, _AT_ARGUMENTS = 0, 4, 16

_Instruction = tuple[int, int, int, int]


class When(Enum):
    """When a rule refuses, by the lower half of one argument."""

    EQUAL = (_EQUAL, 0, 1)
    OTHER_THAN = (_EQUAL, 1, 0)
    ANY_BIT_OF = (_ANY_BIT, 0, 1)
    NO_BIT_OF = (_ANY_BIT, 1, 0)


class Rule(NamedTuple):
    """Refuse a call, always or depending on one of its arguments (counted from 0)."""

    call: str
    error: int = errno.EPERM
    argument: int = 0
    when: When | None = None
    value: int = 0


def refused(calls: Iterable[str], error: int = errno.EPERM) -> tuple[Rule, ...]:
    """Return rules that always refuse these calls."""
    return tuple(Rule(call, error) for call in calls)


def program(rules: Sequence[Rule], machine: str, *, refuses_newer: bool) -> bytes:
    """Return the BPF program for a processor, one of MACHINES.

    refuses_newer: calls above NEWEST_KNOWN don't exist for the process.
    """
    column = MACHINES[machine]
    code: list[_Instruction] = [
        (_LOAD, 0, 0, _AT_ARCH),
        (_EQUAL, 1, 0, _AUDIT_ARCH[column]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _AT_NUMBER),
    ]
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, _KILL)]
    # What the engine's threads call all day comes first.
    code += _block(_NUMBERS["futex"][column], [(_RETURN, 0, 0, _ALLOW)])
    for rule in rules:
        code += _block(_NUMBERS[rule.call][column], _refusal(rule))
    if refuses_newer:
        code += [(_ABOVE, 0, 1, NEWEST_KNOWN), (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]
    code.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def _block(number: int | None, body: list[_Instruction]) -> list[_Instruction]:
    return [] if number is None else [(_EQUAL, 0, len(body), number), *body]


def _refusal(rule: Rule) -> list[_Instruction]:
    refuse = (_RETURN, 0, 0, _ERRNO | rule.error)
    if rule.when is None:
        return [refuse]
    test, if_true, if_false = rule.when.value
    return [
        (_LOAD, 0, 0, _AT_ARGUMENTS + 8 * rule.argument),
        (test, if_true, if_false, rule.value),
        refuse,
        (_LOAD, 0, 0, _AT_NUMBER),
    ]
