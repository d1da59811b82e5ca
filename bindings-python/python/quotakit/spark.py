"""Documents over the rows of Spark data frames: the same figures as on one machine, to the last byte.

Spark is not installed with quotakit (``pip install quotakit[spark]``, and Java 17), and only this module asks for it.
`evaluate` pays or scores every row where it lies; `credit` credits deals, and `funnel_levels` tells how many users came
how far, in parts that hold all rows of a deal or of a user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from quotakit._tables import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyspark.sql import Column, DataFrame, GroupedData
    from pyspark.sql.types import StructType

    from quotakit._funnels import EventFunnel
    from quotakit._pay import PayPlan
    from quotakit._scores import Scorecard

__all__ = ["Credits", "credit", "evaluate", "funnel_levels"]

_PART, _ID, _ERROR = "part", "quotakit id", "quotakit error"


class Credits(NamedTuple):
    """What `credit` finds: two data frames, each of which runs the job when it is asked for; `cache` what both need."""

    measures: DataFrame
    """A row for each person and period with credits: `person`, `period`, and a column for each measure."""
    errors: DataFrame
    """The rows of transactions that are wrong: `id`, and `error`, what is wrong with it."""


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
    plain = _numbered(frame)

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _evaluated(document, batch.rename_columns(given), options).to_batches()

    empty = plain.limit(0).toArrow().rename_columns(given)
    return plain.mapInArrow(run, _schema(frame, _evaluated(document, empty, options), options["keep"]))


def _numbered(frame: DataFrame) -> DataFrame:
    """Call columns by their numbers: Spark takes the dot of `revenue.quota` for a field of a record."""
    return frame.toDF(*(f"c{place}" for place in range(len(frame.columns))))


def _dealt(frame: DataFrame, by: Column, parts: int) -> GroupedData:
    """Deal rows out to parts."""
    from pyspark.sql import functions as sf  # noqa: PLC0415 - not installed with quotakit

    return frame.select("*", sf.pmod(sf.xxhash64(by), sf.lit(parts)).alias(_PART)).groupBy(_PART)


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


def credit(  # noqa: PLR0913 - as above
    frame: DataFrame,
    plan: PayPlan,
    *,
    facts: Mapping[str, Any] | str | bytes | None = None,
    columns: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
    places: int = 6,
    parts: int = 200,
    language: str = "en",
) -> Credits:
    """Credit deals to everybody in them, in every period: what `PayPlan.credit_table` gives on one machine.

    Deals are dealt out to so many `parts`, so that a deal, all who share it and what takes it back are in one, and each
    part must fit into the memory of a worker. Credits are summed over the parts as decimals of so many `places`; a
    credit that has more ends the job, for nothing is rounded here. A wrong row takes its deal out and stands in
    `Credits.errors`. Where a row takes back what takes something back itself, the error says that its deal is not
    there.

    Raises:
        QuotakitError: columns that are missing or stand twice, attributes that are no texts; everything that is wrong
            with the facts; this is told before any row is read.

    """
    from pyspark.sql import Window  # noqa: PLC0415 - not installed with quotakit
    from pyspark.sql import functions as sf  # noqa: PLC0415

    given, numbered = frame.columns, _numbered(frame)
    options: dict[str, Any] = {
        "facts": facts,
        "columns": columns,
        "ignore": names(ignore, "ignore"),
        "language": language,
    }
    empty = numbered.limit(0).toArrow().rename_columns(given)
    measures = plan.credit_table(empty, **options).measures.column_names[2:]
    figures = [pa.field(name, pa.decimal128(38, places)) for name in measures]
    sums = pa.schema([*_texts("person", "period"), *figures])
    schema = pa.schema([*sums, *_texts(_ID, _ERROR)])
    called = {fact: name for name, fact in (columns or {}).items()}
    id_place = given.index(called.get("id", "id"))

    def run(rows: pa.Table) -> pa.Table:
        deals = rows.select(range(len(given))).rename_columns(given)
        found = plan.credit_table(deals, **options)
        errors = pa.table(found.errors)
        ids = deals.column(id_place).take(errors["row"]).cast(pa.string())
        wrong = pa.table({_ID: ids, _ERROR: errors["error"]})
        credited = pa.table(found.measures).cast(sums)
        return pa.concat_tables([credited, wrong], promote_options="default").select(schema.names)

    deal = numbered[id_place]
    if called.get("reverses", "reverses") in given:
        # What takes a deal back goes where the deal goes, with all rows of its own.
        reverses = numbered[given.index(called.get("reverses", "reverses"))]
        deal = sf.coalesce(sf.max(reverses).over(Window.partitionBy(deal)), deal)
    found = _dealt(numbered, deal, parts).applyInArrow(
        run, frame.sparkSession.createDataFrame(schema.empty_table()).schema
    )
    totals = [sf.sum(_column(name)).cast(f"decimal(38,{places})").alias(name) for name in measures]
    credited = found.where(_column(_ERROR).isNull()).groupBy("person", "period").agg(*totals)
    wrong = found.where(_column(_ERROR).isNotNull())
    return Credits(credited, wrong.select(_column(_ID).alias("id"), _column(_ERROR).alias("error")))


def _texts(*called: str) -> list[pa.Field]:
    return [pa.field(name, pa.string()) for name in called]


def _column(name: str) -> Column:
    """Give a column by its name as it is, dots and all."""
    from pyspark.sql import functions as sf  # noqa: PLC0415 - not installed with quotakit

    return sf.col("`" + name.replace("`", "``") + "`")


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
        ValueError: the document breaks users down by a property.

    """
    from pyspark.sql import functions as sf  # noqa: PLC0415 - not installed with quotakit

    document = funnel.to_dict()
    if "breakdown" in document:
        message = "`breakdown` of the funnel needs a property of events; use `EventFunnel.evaluate_table`"
        raise ValueError(message)
    given = {"user": user, "time": time, "event": event}
    named = [_column(name).alias(fact) for fact, name in given.items()]

    def run(events: pa.Table) -> pa.Table:
        return _levels(funnel, events)

    counted = _dealt(frame.select(*named), sf.col("user"), parts).applyInArrow(run, "level int, users long")
    return counted.groupBy("level").agg(sf.sum("users").alias("users")).orderBy("level")


def _levels(funnel: EventFunnel, events: pa.Table) -> pa.Table:
    outcome = funnel.evaluate_table(events)
    unread = [finding for finding in outcome.findings if finding.severity == "error"]
    if unread:
        message = f"events cannot be read: {unread[0].message} ({unread[0].help})"
        raise ValueError(message)
    counts = pa.array(outcome.levels, pa.int64())
    return pa.table({"level": pa.array(range(len(counts)), pa.int32()), "users": counts})
