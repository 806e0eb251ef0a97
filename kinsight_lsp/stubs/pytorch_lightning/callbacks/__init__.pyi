# Made by tools/stubgen.
from lightning.pytorch.callbacks import Callback as Callback, EarlyStopping as EarlyStopping, GradientAccumulationScheduler as GradientAccumulationScheduler, LearningRateMonitor as LearningRateMonitor, ModelCheckpoint as ModelCheckpoint, RichProgressBar as RichProgressBar, StochasticWeightAveraging as StochasticWeightAveraging, TQDMProgressBar as TQDMProgressBar
