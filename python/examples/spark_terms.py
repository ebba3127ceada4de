"""The terms of a corpus on a Spark cluster, a line a row: spark_terms.py GLOSSARY LANG INPUT OUTPUT

Each task loads the glossary, which takes milliseconds when `dragoman glossary compile` has made it, and searches Arrow batches
without a Python call per row. The output has the columns of
`dragoman find --format tsv` that do not depend on the file: line, byte_start, byte_end, concept, grade.

    spark-submit --master 'local-cluster[2,1,1024]' spark_terms.py terms.tsv tr corpus.tr.txt found
"""

import sys

import pyarrow as pa
from pyspark.sql import SparkSession

SCHEMA = "line long, byte_start long, byte_end long, concept string, grade string"


def terms(path, lang):
    """What mapInArrow calls: batches of (line, text) in, batches of SCHEMA out."""

    def search(batches):
        import dragoman

        matcher = dragoman.Matcher(dragoman.Glossary.load(path))
        for batch in batches:
            found = pa.record_batch(matcher.find_batch(batch.column("text"), lang))
            yield pa.RecordBatch.from_arrays(
                [
                    batch.column("line").take(found.column("row")),
                    found.column("byte_start").cast(pa.int64()),
                    found.column("byte_end").cast(pa.int64()),
                    found.column("concept").cast(pa.string()),
                    found.column("grade").cast(pa.string()),
                ],
                names=["line", "byte_start", "byte_end", "concept", "grade"],
            )

    return search


def main(glossary, lang, source, target):
    spark = SparkSession.builder.appName("terms").getOrCreate()
    lines = spark.sparkContext.textFile(source).zipWithIndex().map(lambda pair: (pair[1] + 1, pair[0]))
    rows = spark.createDataFrame(lines, "line long, text string")
    found = rows.mapInArrow(terms(glossary, lang), SCHEMA)
    found.orderBy("line", "byte_start", "concept").write.csv(target, sep="\t", mode="overwrite")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
