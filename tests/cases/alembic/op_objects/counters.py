"""Directives of one's own: a counter is a sequence that begins where it is told to."""
from alembic.operations import MigrateOperation, Operations


@Operations.register_operation("start_counter")
class StartCounter(MigrateOperation):
    def __init__(self, name, first=1):
        self.name, self.first = name, first

    @classmethod
    def start_counter(cls, operations, name, **options):
        return operations.invoke(cls(name, **options))


@Operations.register_operation("end_counter")
class EndCounter(MigrateOperation):
    def __init__(self, name):
        self.name = name

    @classmethod
    def end_counter(cls, operations, name):
        return operations.invoke(cls(name))


@Operations.implementation_for(StartCounter)
def start(operations, counter):
    operations.execute(f"CREATE SEQUENCE {counter.name} START {counter.first}")
    return "counting"


@Operations.implementation_for(EndCounter)
def end(operations, counter):
    operations.execute(f"DROP SEQUENCE {counter.name}")
