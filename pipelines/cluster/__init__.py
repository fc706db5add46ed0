"""Workers of Dask as what maps jobs: who is asked for, which of them fit, how jobs get there."""
