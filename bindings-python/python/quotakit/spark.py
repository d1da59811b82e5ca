"""Documents over the rows of Spark data frames: the same bytes as on one machine.

Spark is not installed with quotakit (``pip install quotakit[spark]``, and Java 17), and only this module asks for it.
`evaluate` pays or scores every row where it lies; `funnel_levels` tells how many users came how far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from quotakit._tables import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from quotakit._funnels import EventFunnel
    from quotakit._pay import PayPlan
    from quotakit._scores import Scorecard

__all__ = ["evaluate", "funnel_levels"]

_PART = "part"


def evaluate(  # noqa: PLR0913 - a table is read in many ways
    frame: DataFrame,
    document: PayPlan | Scorecard,
    *,
    facts: Mapping[str, Any] | str | bytes | None = None,
    columns: Mapping[str, str] | None = None,
    outputs: Iterable[str] = (),
    keep: Iterable[str] = (),
    ignore: Iterable[str] = (),
    language: str = "en",
) -> DataFrame:
    """Evaluate a pay plan or a scorecard on every row of a data frame.

    As `PayPlan.evaluate_table`: columns give facts by their names, those to `keep` come out as they are, each output is
    a column (grades are texts), and the column `errors` says what is wrong with a row and is null where nothing is. No
    row is dropped or moved to another partition, and memory does not grow with the rows. Rows of a data frame have no
    numbers, so keep the columns that name them:

    >>> import quotakit as qk, quotakit.spark
    >>> plan = qk.PayPlan.from_dict({
    ...     "id": "ae", "currency": "USD", "period": "month", "measures": [{"id": "revenue"}],
    ...     "components": [{"id": "commission", "on": "revenue", "pay": {"rate": {"rate": "4%"}}}]})
    >>> def pay(payroll):  # a data frame of `person` and `revenue`
    ...     paid = qk.spark.evaluate(payroll, plan, facts={"period": "2026-07"}, outputs=["due"], keep=["person"])
    ...     return paid.where("errors is null"), paid.where("errors is not null")

    Raises:
        QuotakitError: columns or outputs that there are not; this is told before any row is read.

    """
    given = frame.columns
    options: dict[str, Any] = {
        "facts": facts,
        "columns": columns,
        "outputs": names(outputs, "outputs"),
        "keep": names(keep, "keep"),
        "ignore": names(ignore, "ignore"),
        "language": language,
    }
    # Spark takes the dot of `revenue.quota` for a field of a record: on the way to the worker columns have other names.
    plain = frame.toDF(*(f"c{place}" for place in range(len(given))))

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _evaluated(document, batch.rename_columns(given), options).to_batches()

    empty = plain.limit(0).toArrow().rename_columns(given)
    return plain.mapInArrow(run, _schema(frame, _evaluated(document, empty, options), options["keep"]))


def _evaluated(document: PayPlan | Scorecard, table: pa.Table | pa.RecordBatch, options: dict[str, Any]) -> pa.Table:
    """Evaluate on one thread, for Spark runs a task on each; grades become texts, for Spark has no dictionaries."""
    found = pa.table(document.evaluate_table(table, threads=1, **options))
    for place, field in enumerate(found.schema):
        if pa.types.is_dictionary(field.type):
            found = found.set_column(place, field.name, found.column(place).cast(field.type.value_type))
    return found


def _schema(frame: DataFrame, found: pa.Table, keep: list[str]) -> StructType:
    """Give Spark's types of what comes out: those to keep have the types that they came with."""
    from pyspark.sql.types import StructType  # noqa: PLC0415 - not installed with quotakit

    told = frame.sparkSession.createDataFrame(found).schema
    return StructType([frame.schema[field.name] if field.name in keep else field for field in told])


def funnel_levels(  # noqa: PLR0913 - one for each column
    frame: DataFrame,
    funnel: EventFunnel,
    *,
    user: str = "user",
    time: str = "time",
    event: str = "event",
    parts: int = 200,
) -> DataFrame:
    """Count how many users came how far through an event funnel: the columns `level` and `users`, one row per level.

    These are `EventFunnelOutcome.levels` of all events together. Users are dealt out to so many `parts`, all events of
    a user to one of them, and each part must fit into the memory of a worker. Medians, quantiles and intervals cannot
    be put together from parts: where they are wanted, bring the events together and use `EventFunnel.evaluate_table`.

    Times are timestamps with a zone (Spark's `timestamp`), or whole numbers of milliseconds since 1970. Events that
    cannot be read end the job, for a count without them would be a guess.

    Raises:
        ValueError: the document tells users apart by a property, or breaks them down, which parts cannot do.

    """
    from pyspark.sql import functions as sf  # noqa: PLC0415 - not installed with quotakit

    document = funnel.to_dict()
    beyond = [field for field in ("breakdown", "by") if document.get(field, "user") != "user"]
    if beyond:
        message = f"`{beyond[0]}` of the funnel needs a property of events; use `EventFunnel.evaluate_table`"
        raise ValueError(message)
    given = {"user": user, "time": time, "event": event}
    # The backticks keep Spark from taking a dot for a field of a record.
    named = [sf.col("`" + name.replace("`", "``") + "`").alias(fact) for fact, name in given.items()]
    part = sf.pmod(sf.xxhash64("user"), sf.lit(parts)).alias(_PART)

    def run(events: pa.Table) -> pa.Table:
        return _levels(funnel, events)

    counted = frame.select(*named).select("*", part).groupBy(_PART).applyInArrow(run, "level int, users long")
    return counted.groupBy("level").agg(sf.sum("users").alias("users")).orderBy("level")


def _levels(funnel: EventFunnel, events: pa.Table) -> pa.Table:
    outcome = funnel.evaluate_table(events)
    unread = [finding for finding in outcome.findings if finding.severity == "error"]
    if unread:
        message = f"events cannot be read: {unread[0].message} ({unread[0].help})"
        raise ValueError(message)
    counts = pa.array(outcome.levels, pa.int64())
    return pa.table({"level": pa.array(range(len(counts)), pa.int32()), "users": counts})
