"""From records in raw/ to open data and reports: one package for each stage."""
