"""A package's Python: imported under a name of its own, so that two packages never meet.

Python plugins are trusted code; what is guarded against here is a mistake, not an attack.
"""

import importlib
import inspect
import itertools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy

from app import hookspecs
from app.rulesets.package import Refused

_count = itertools.count(1)


def load(folder: Path, ruleset_id: str, *, fresh: bool = False) -> ModuleType | None:
    """Import ``plugin.py``; None where there is none. Raises Refused with the reason. ``fresh``
    compiles every module anew."""
    if not (folder / "plugin.py").is_file():
        return None
    package = f"ruleset_{ruleset_id}_{next(_count)}"
    try:
        with _uncompiled() if fresh else nullcontext():
            _open_package(package, folder)
            return importlib.import_module(f"{package}.plugin")
    except (Exception, SystemExit) as error:
        forget(package)
        raise Refused(f"plugin.py cannot be loaded: {described(error, folder)}.") from error


@contextmanager
def _uncompiled() -> Iterator[None]:
    """Neither read nor write compiled code. Other imports of this moment only take longer."""
    before = sys.pycache_prefix, sys.dont_write_bytecode
    sys.pycache_prefix, sys.dont_write_bytecode = os.devnull, True
    try:
        yield
    finally:
        sys.pycache_prefix, sys.dont_write_bytecode = before


def forget(package: str) -> None:
    """Drop a package's modules, so that nothing half imported stays."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


def register(manager: pluggy.PluginManager, plugin: Any, name: str) -> None:
    """Add a plugin. A misspelt hook, a wrong argument, an async hook raise Refused, naming it."""
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise Refused(f"plugin.py: {' '.join(str(error).split())}.") from None
    for caller in manager.get_hookcallers(plugin) or ():
        for hook in caller.get_hookimpls():
            if hook.plugin is not plugin:
                continue
            function = hook.function
            if inspect.iscoroutinefunction(function) or (
                inspect.isgeneratorfunction(function) and not hook.wrapper
            ):
                raise Refused(f"plugin.py: the hook {caller.name} must be a plain function.")


def manager() -> pluggy.PluginManager:
    """A plugin manager that knows the contract and no plugin yet."""
    made = pluggy.PluginManager(hookspecs.PROJECT)
    made.add_hookspecs(hookspecs)
    return made


def _open_package(name: str, folder: Path) -> None:
    init = folder / "__init__.py"
    if not init.is_file():
        module = ModuleType(name)
        module.__path__ = [str(folder)]
        sys.modules[name] = module
        return
    spec = spec_from_file_location(name, init, submodule_search_locations=[str(folder)])
    if spec is None or spec.loader is None:
        raise ImportError("__init__.py cannot be read")
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


def described(error: BaseException, folder: Path) -> str:
    """Kind, message and line, without the machine's paths."""
    text = str(error).replace(f"{folder}/", "") or "no message"
    line = ""
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.startswith(str(folder)):
            line = f" ({Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno})"
        trace = trace.tb_next
    return f"{type(error).__name__}: {text}{line}"
