"""Whether the computer saves its battery, as far as the system tells without asking a service."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_SYS = Path("/sys")
_LOW_PERCENT = 20
"""Below this, desktops turn their battery saver on by themselves."""


def saves_battery(system: Path = _SYS) -> bool | None:
    """Return whether a battery is being saved, None where the system doesn't say.

    system: where Linux shows its devices. Always False on a computer without a battery; always
    None on macOS, which tells it to programs of its own making only.
    """
    if sys.platform == "win32":
        return _windows_saver()
    if sys.platform != "linux":
        return None
    batteries = [path for path in _list_supplies(system) if _read(path / "type") == "Battery"]
    if not batteries:
        return False if (system / "class/power_supply").is_dir() else None
    if _read(system / "firmware/acpi/platform_profile") == "low-power":
        return True
    if _read(system / "devices/system/cpu/cpufreq/policy0/energy_performance_preference") == (
        "power"
    ):
        return True
    return any(_is_low(battery) for battery in batteries)


def _list_supplies(system: Path) -> list[Path]:
    try:
        supplies = sorted((system / "class/power_supply").iterdir())
    except OSError:
        return []
    # A mouse has a battery, too, but doesn't drain the computer's.
    return [path for path in supplies if _read(path / "scope") != "Device"]


def _is_low(battery: Path) -> bool:
    percent = _read(battery / "capacity")
    is_low = percent.isdigit() and int(percent) <= _LOW_PERCENT
    return is_low and _read(battery / "status") == "Discharging"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


class _PowerStatus(ctypes.Structure):
    _fields_ = (
        ("line", ctypes.c_ubyte),
        ("battery_flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_ulong),
        ("seconds_full", ctypes.c_ulong),
    )


def _windows_saver() -> bool | None:
    status = _PowerStatus()
    kernel32 = ctypes.CDLL("kernel32")
    return status.saver == 1 if kernel32.GetSystemPowerStatus(ctypes.byref(status)) else None
