"""Version of the package; the jars of RepDyn have the same one, written as 0.1.0-SNAPSHOT for 0.1.0.dev0."""

__version__ = "0.1.0.dev0"
