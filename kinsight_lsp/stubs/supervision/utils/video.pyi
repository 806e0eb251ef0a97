# Made by tools/stubgen.
from supervision import FPSMonitor as FPSMonitor, VideoInfo as VideoInfo, VideoSink as VideoSink, get_video_frames_generator as get_video_frames_generator, process_video as process_video
