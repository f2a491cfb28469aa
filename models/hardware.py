"""What this machine offers a model: cores and memory."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

_WINDOWS_AVX2 = 40
_MAX_THREADS = 16
"""Decoding is bound by memory; more threads than this only wait for each other."""


def physical_cores() -> int:
    """Return how many physical cores this process may use, at least 1."""
    if sys.platform == "linux":
        allowed = os.sched_getaffinity(0)
        siblings = {_first_sibling(cpu) for cpu in allowed}
        return max(1, min(len(siblings), _MAX_THREADS))
    if sys.platform == "darwin":
        return max(1, min(_sysctl("hw.physicalcpu"), _MAX_THREADS))
    logical = os.cpu_count() or 1
    return max(1, min(logical // 2 or 1, _MAX_THREADS))


def has_fast_arithmetic() -> bool:
    """Return whether the processor has what the faster library was compiled for."""
    if platform.machine().lower() in ("arm64", "aarch64"):
        return sys.platform == "darwin" or "asimddp" in _cpu_flags("Features")
    if sys.platform == "linux":
        return {"avx2", "fma", "f16c", "bmi2"} <= _cpu_flags("flags")
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_WINDOWS_AVX2))
    return False


def has_wide_arithmetic() -> bool:
    """Return whether the processor has the AVX-512 that the fast library may be compiled for."""
    wide = {"avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512vbmi", "avx512_vnni"}
    return sys.platform == "linux" and wide <= _cpu_flags("flags")


def _cpu_flags(name: str) -> set[str]:
    """Return what the first processor in /proc/cpuinfo says of itself; empty when it doesn't."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    return next((set(line.split()) for line in lines if line.startswith(name)), set())


def available_bytes() -> int:
    """Return the memory a new process could use now without pushing others out."""
    if sys.platform == "linux":
        return min(_meminfo("MemAvailable"), _cgroup_room())
    if sys.platform == "darwin":
        return _sysctl("hw.memsize") * 6 // 10
    return _windows_available()


def machine_name() -> str:
    """Return what tells this machine from another where speed is concerned."""
    model = platform.processor() or platform.machine()
    if sys.platform == "linux":
        model = _cpu_model() or model
    return f"{model}, {physical_cores()} cores, {sys.platform}"


def resident_bytes(pid: int) -> int:
    """Return the memory that a process holds, or 0 where the system doesn't say."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    for line in status.read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def busiest_thread_s(pid: int) -> float:
    """Return how long a process's busiest thread had a processor, 0.0 where nothing tells.

    Unlike the clock it stands still while other programs keep the process waiting.
    """
    most = 0
    tasks = Path(f"/proc/{pid}/task")
    with suppress(OSError):  # it ended meanwhile
        for thread in tasks.iterdir():
            told = (thread / "stat").read_text(encoding="utf-8")
            *_, user, system = told.rpartition(")")[2].split()[:13]
            most = max(most, int(user) + int(system))
    return most / os.sysconf("SC_CLK_TCK") if most else 0.0


def _cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), ""
    )


def _first_sibling(cpu: int) -> str:
    path = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return str(cpu)


def _meminfo(name: str) -> int:
    for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    return 0


def _cgroup_room() -> int:
    folder = Path("/sys/fs/cgroup")
    try:
        limit = (folder / "memory.max").read_text(encoding="ascii").strip()
        used = (folder / "memory.current").read_text(encoding="ascii").strip()
        return sys.maxsize if limit == "max" else max(0, int(limit) - int(used))
    except (OSError, ValueError):
        return sys.maxsize


def _sysctl(name: str) -> int:
    libc = ctypes.CDLL(None)
    value = ctypes.c_int64(0)
    size = ctypes.c_size_t(ctypes.sizeof(value))
    failed = libc.sysctlbyname(
        name.encode("ascii"), ctypes.byref(value), ctypes.byref(size), None, ctypes.c_size_t(0)
    )
    return 1 if failed else value.value


class _MemoryStatus(ctypes.Structure):
    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load_percent", ctypes.c_ulong),
        ("total_physical", ctypes.c_ulonglong),
        ("available_physical", ctypes.c_ulonglong),
        ("total_page_file", ctypes.c_ulonglong),
        ("available_page_file", ctypes.c_ulonglong),
        ("total_virtual", ctypes.c_ulonglong),
        ("available_virtual", ctypes.c_ulonglong),
        ("available_extended_virtual", ctypes.c_ulonglong),
    )


def _windows_available() -> int:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    kernel32 = ctypes.CDLL("kernel32")
    return (
        int(status.available_physical) if kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
    )
