# Made by tools/stubgen.
from supervision.metrics import aggregate_metric_results as aggregate_metric_results, plot_aggregate_metric_results as plot_aggregate_metric_results
