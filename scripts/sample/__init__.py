"""Makes the sample batch: invented employers, acts and registry for scripts/run and the tests. See scripts/sample-batch."""
