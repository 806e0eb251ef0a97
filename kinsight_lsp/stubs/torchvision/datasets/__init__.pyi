# Made by tools/stubgen.
import numpy
import torch
import torch.utils.data
import torchvision.datasets.video_utils
import typing
class CIFAR10(VisionDataset):
    def __init__(self, root, train=..., transform=..., target_transform=..., download=...) -> None: ...
    base_folder: str
    class_to_idx: dict[str, int]
    classes: list[str]
    data: numpy.ndarray
    def download(self) -> None: ...
    filename: str
    meta: dict
    targets: list[int]
    test_list: list
    tgz_md5: str
    train: bool
    train_list: list
    url: str
class CIFAR100(CIFAR10): ...
class CLEVRClassification(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    loader: typing.Any
class CREStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, transforms=...) -> None: ...
class Caltech101(VisionDataset):
    def __init__(self, root, target_type=..., transform=..., target_transform=..., download=...) -> None: ...
    annotation_categories: list
    categories: typing.Any
    def download(self) -> None: ...
    index: list[int]
    target_type: list
    y: list
class Caltech256(VisionDataset):
    def __init__(self, root, transform=..., target_transform=..., download=...) -> None: ...
    categories: typing.Any
    def download(self) -> None: ...
    index: list[int]
    y: list
class CarlaStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, transforms=...) -> None: ...
class CelebA(VisionDataset):
    def __init__(self, root, split=..., target_type=..., transform=..., target_transform=..., download=...) -> None: ...
    attr: typing.Any
    attr_names: typing.Any
    base_folder: str
    bbox: typing.Any
    def download(self) -> None: ...
    file_list: list
    filename: list
    identity: typing.Any
    landmarks_align: typing.Any
    split: str
    target_type: list[str] | str | list
class Cityscapes(VisionDataset):
    CityscapesClass: typing.Any
    def __init__(self, root, split=..., mode=..., target_type=..., transform=..., target_transform=..., transforms=...) -> None: ...
    classes: list
    images: list
    images_dir: typing.Any
    mode: str
    split: str
    target_type: list[str] | str | list
    targets: list
    targets_dir: typing.Any
class CocoCaptions(CocoDetection): ...
class CocoDetection(VisionDataset):
    def __init__(self, root, annFile, transform=..., target_transform=..., transforms=...) -> None: ...
    coco: typing.Any
    ids: list[int]
class Country211(ImageFolder):
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
class DTD(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., partition=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: typing.Any
    loader: typing.Any
class DatasetFolder(VisionDataset):
    def __init__(self, root, loader, extensions=..., transform=..., target_transform=..., is_valid_file=..., allow_empty=...) -> None: ...
    class_to_idx: dict[str, int]
    classes: list[str]
    extensions: tuple[str, ...] | None
    def find_classes(self, directory) -> tuple[list[str], dict[str, int]]: ...
    loader: typing.Any
    @staticmethod
    def make_dataset(directory, class_to_idx, extensions=..., is_valid_file=..., allow_empty=...) -> list[tuple[str, int]]: ...
    samples: list[tuple[str, int]]
    targets: list[int]
class EMNIST(MNIST):
    def __init__(self, root, split, **kwargs) -> None: ...
    classes: typing.Any
    classes_split_dict: dict
    images_file: str
    labels_file: str
    md5: str
    split: typing.Any
    splits: tuple
    url: str
class ETH3DStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., transforms=...) -> None: ...
class EuroSAT(ImageFolder):
    def __init__(self, root, transform=..., target_transform=..., download=..., loader=...) -> None: ...
    def download(self) -> None: ...
    root: typing.Any
class FER2013(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=...) -> None: ...
class FGVCAircraft(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., annotation_level=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: list
    loader: typing.Any
class FakeData(VisionDataset):
    def __init__(self, size=..., image_size=..., num_classes=..., transform=..., target_transform=..., random_offset=...) -> None: ...
    image_size: tuple[int, int, int]
    num_classes: int
    random_offset: int
    size: int
class FallingThingsStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, variant=..., transforms=...) -> None: ...
class FashionMNIST(MNIST):
    classes: list
class Flickr30k(VisionDataset):
    def __init__(self, root, ann_file, transform=..., target_transform=..., loader=...) -> None: ...
    ann_file: typing.Any
    annotations: typing.Any
    ids: list
    loader: typing.Any
class Flickr8k(VisionDataset):
    def __init__(self, root, ann_file, transform=..., target_transform=..., loader=...) -> None: ...
    ann_file: typing.Any
    annotations: typing.Any
    ids: list
    loader: typing.Any
class Flowers102(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    classes: list
    def download(self): ...
    loader: typing.Any
class FlyingChairs(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray|None] | tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., transforms=...) -> None: ...
    def __rmul__(self, v) -> torch.utils.data.ConcatDataset: ...
class FlyingThings3D(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray|None] | tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., pass_name=..., camera=..., transforms=..., loader=...) -> None: ...
    def __rmul__(self, v) -> torch.utils.data.ConcatDataset: ...
class Food101(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: typing.Any
    loader: typing.Any
class GTSRB(VisionDataset):
    def __init__(self, root, split=..., transform=..., target_transform=..., download=...) -> None: ...
    def download(self) -> None: ...
class HD1K(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray|None] | tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., transforms=..., loader=...) -> None: ...
    def __rmul__(self, v) -> torch.utils.data.ConcatDataset: ...
class HMDB51(VisionDataset):
    TEST_TAG: int
    TRAIN_TAG: int
    def __getitem__(self, idx) -> tuple[torch.Tensor, torch.Tensor, int]: ...
    def __init__(self, root, annotation_path, frames_per_clip, step_between_clips=..., frame_rate=..., fold=..., train=..., transform=..., num_workers=..., output_format=...) -> None: ...
    data_url: str
    fold: int
    full_video_clips: typing.Any
    indices: list[int]
    metadata: dict[str, object]
    samples: typing.Any
    splits: dict
    train: bool
    video_clips: typing.Any
class INaturalist(VisionDataset):
    def __init__(self, root, version=..., target_type=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    all_categories: list[str]
    categories_index: dict[str, dict[str, int]]
    categories_map: list[dict[str, int]]
    def category_name(self, category_type, category_id) -> str: ...
    def download(self) -> None: ...
    index: list[tuple[int, str]]
    loader: typing.Any
    target_type: list
    version: typing.Any
class ImageFolder(DatasetFolder):
    def __init__(self, root, transform=..., target_transform=..., loader=..., is_valid_file=..., allow_empty=...) -> None: ...
    imgs: list[tuple[str, int]]
class ImageNet(ImageFolder):
    def __init__(self, root, split=..., **kwargs) -> None: ...
    class_to_idx: dict
    classes: list
    def parse_archives(self) -> None: ...
    split: typing.Any
    split_folder: str
    wnid_to_idx: typing.Any
    wnids: typing.Any
class Imagenette(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., size=..., download=..., transform=..., target_transform=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: list
    loader: typing.Any
class InStereo2k(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, split=..., transforms=...) -> None: ...
class KMNIST(MNIST):
    classes: list
class Kinetics(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, torch.Tensor, int]: ...
    def __init__(self, root, frames_per_clip, num_classes=..., split=..., frame_rate=..., step_between_clips=..., transform=..., extensions=..., download=..., num_download_workers=..., num_workers=..., output_format=...) -> None: ...
    def download_and_process_videos(self) -> None: ...
    extensions: tuple[str, ...]
    metadata: dict[str, object]
    num_classes: typing.Any
    num_download_workers: int
    samples: typing.Any
    split: str
    split_folder: str
    video_clips: torchvision.datasets.video_utils.VideoClips
class Kitti(VisionDataset):
    def __init__(self, root, train=..., transform=..., target_transform=..., transforms=..., download=...) -> None: ...
    data_url: str
    def download(self) -> None: ...
    image_dir_name: str
    images: list
    labels_dir_name: str
    resources: list
    targets: list
    train: bool
class Kitti2012Stereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, split=..., transforms=...) -> None: ...
class Kitti2015Stereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, split=..., transforms=...) -> None: ...
class KittiFlow(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray|None] | tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., transforms=..., loader=...) -> None: ...
    def __rmul__(self, v) -> torch.utils.data.ConcatDataset: ...
class LFWPairs(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, int]: ...
    def __init__(self, root, split=..., image_set=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    annot_file: dict
    base_folder: str
    checksums: dict
    data: list
    def download(self) -> None: ...
    download_url_prefix: str
    file_dict: dict
    image_set: typing.Any
    images_dir: typing.Any
    labels_file: typing.Any
    names: str
    split: typing.Any
    view: typing.Any
class LFWPeople(VisionDataset):
    def __init__(self, root, split=..., image_set=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    annot_file: dict
    base_folder: str
    checksums: dict
    class_to_idx: dict[str, int]
    data: list
    def download(self) -> None: ...
    download_url_prefix: str
    file_dict: dict
    image_set: typing.Any
    images_dir: typing.Any
    labels_file: typing.Any
    names: str
    split: typing.Any
    view: typing.Any
class LSUN(VisionDataset):
    def __init__(self, root, classes=..., transform=..., target_transform=...) -> None: ...
    classes: list[str]
    dbs: list
    indices: list
    length: typing.Any
class LSUNClass(VisionDataset):
    def __init__(self, root, transform=..., target_transform=...) -> None: ...
    env: typing.Any
    keys: list
    length: typing.Any
class MNIST(VisionDataset):
    def __init__(self, root, train=..., transform=..., target_transform=..., download=...) -> None: ...
    class_to_idx: dict[str, int]
    classes: list[str]
    data: torch.Tensor
    def download(self) -> None: ...
    mirrors: list
    processed_folder: str
    raw_folder: str
    resources: list
    targets: torch.Tensor
    test_data: typing.Any
    test_file: str
    test_labels: typing.Any
    train: bool
    train_data: typing.Any
    train_labels: typing.Any
    training_file: str
class Middlebury2014Stereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., calibration=..., use_ambient_views=..., transforms=..., download=...) -> None: ...
    split: str
    splits: dict
    use_ambient_views: bool
class MovingMNIST(VisionDataset):
    def __getitem__(self, idx) -> torch.Tensor: ...
    def __init__(self, root, split=..., split_ratio=..., download=..., transform=...) -> None: ...
    data: typing.Any
    def download(self) -> None: ...
    split: str | None
    split_ratio: int
class Omniglot(VisionDataset):
    def __init__(self, root, background=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    background: bool
    def download(self) -> None: ...
    download_url_prefix: str
    folder: str
    loader: typing.Any
    target_folder: typing.Any
    zips_md5: dict
class OxfordIIITPet(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., target_types=..., transforms=..., transform=..., target_transform=..., download=...) -> None: ...
    bin_class_to_idx: dict
    bin_classes: list
    class_to_idx: dict
    classes: list
class PCAM(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=...) -> None: ...
    h5py: typing.Any
class PhotoTour(VisionDataset):
    def __getitem__(self, index) -> torch.Tensor | tuple[object, object, torch.Tensor]: ...
    def __init__(self, root, name, train=..., transform=..., download=...) -> None: ...
    def cache(self) -> None: ...
    data_dir: typing.Any
    data_down: typing.Any
    data_file: typing.Any
    def download(self) -> None: ...
    image_ext: str
    info_file: str
    lens: dict
    matches_files: str
    mean: typing.Any
    means: dict
    name: str
    std: typing.Any
    stds: dict
    train: bool
    urls: dict
class Places365(VisionDataset):
    def __init__(self, root, split=..., small=..., download=..., transform=..., target_transform=..., loader=...) -> None: ...
    def download_devkit(self) -> None: ...
    def download_images(self) -> None: ...
    images_dir: str
    def load_categories(self, download=...) -> tuple[list[str], dict[str, int]]: ...
    def load_file_list(self, download=...) -> tuple[list[tuple[str, int|None]], list[int|None]]: ...
    loader: typing.Any
    small: bool
    split: str
    variant: str
class QMNIST(MNIST):
    def __init__(self, root, what=..., compat=..., train=..., **kwargs) -> None: ...
    classes: list
    compat: bool
    data_file: typing.Any
    images_file: str
    labels_file: str
    resources: dict[str, list[tuple[str, str]]]
    subsets: dict
    test_file: typing.Any
    training_file: typing.Any
    what: typing.Any
class RenderedSST2(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: list
    loader: typing.Any
class SBDataset(VisionDataset):
    def __init__(self, root, image_set=..., mode=..., download=..., transforms=...) -> None: ...
    filename: str
    image_set: typing.Any
    images: list
    masks: list
    md5: str
    mode: typing.Any
    num_classes: int
    url: str
    voc_split_filename: str
    voc_split_md5: str
    voc_train_url: str
class SBU(VisionDataset):
    def __init__(self, root, transform=..., target_transform=..., download=..., loader=...) -> None: ...
    captions: list
    def download(self) -> None: ...
    filename: str
    loader: typing.Any
    md5_checksum: str
    photos: list
    url: str
class SEMEION(VisionDataset):
    def __init__(self, root, transform=..., target_transform=..., download=...) -> None: ...
    data: typing.Any
    def download(self) -> None: ...
    filename: str
    labels: typing.Any
    md5_checksum: str
    url: str
class STL10(VisionDataset):
    def __init__(self, root, split=..., folds=..., transform=..., target_transform=..., download=...) -> None: ...
    base_folder: str
    class_names_file: str
    classes: typing.Any
    data: typing.Any
    def download(self) -> None: ...
    filename: str
    folds: int | None
    folds_list_file: str
    labels: numpy.ndarray | None
    split: typing.Any
    splits: tuple
    test_list: list
    tgz_md5: str
    train_list: list
    url: str
class SUN397(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: list
    loader: typing.Any
class SVHN(VisionDataset):
    def __init__(self, root, split=..., transform=..., target_transform=..., download=...) -> None: ...
    data: typing.Any
    def download(self) -> None: ...
    file_md5: typing.Any
    filename: typing.Any
    labels: typing.Any
    split: typing.Any
    split_list: dict
    url: typing.Any
class SceneFlowStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray]: ...
    def __init__(self, root, variant=..., pass_name=..., transforms=...) -> None: ...
class Sintel(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None, numpy.ndarray|None] | tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, split=..., pass_name=..., transforms=..., loader=...) -> None: ...
    def __rmul__(self, v) -> torch.utils.data.ConcatDataset: ...
class SintelStereo(VisionDataset):
    def __getitem__(self, index) -> tuple[object, object, numpy.ndarray|None]: ...
    def __init__(self, root, pass_name=..., transforms=...) -> None: ...
class StanfordCars(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root, split=..., transform=..., target_transform=..., download=..., loader=...) -> None: ...
    class_to_idx: dict
    classes: typing.Any
    def download(self): ...
    loader: typing.Any
class UCF101(VisionDataset):
    def __getitem__(self, idx) -> tuple[torch.Tensor, torch.Tensor, int]: ...
    def __init__(self, root, annotation_path, frames_per_clip, step_between_clips=..., frame_rate=..., fold=..., train=..., transform=..., num_workers=..., output_format=...) -> None: ...
    fold: int
    full_video_clips: typing.Any
    indices: list[int]
    metadata: dict[str, object]
    samples: typing.Any
    train: bool
    video_clips: typing.Any
class USPS(VisionDataset):
    def __init__(self, root, train=..., transform=..., target_transform=..., download=...) -> None: ...
    data: typing.Any
    split_list: dict
    targets: typing.Any
class VOCDetection(VisionDataset):
    def __init__(self, root, year=..., image_set=..., download=..., transform=..., target_transform=..., transforms=...) -> None: ...
    annotations: list[str]
    filename: typing.Any
    image_set: typing.Any
    images: list
    md5: typing.Any
    @staticmethod
    def parse_voc_xml(node) -> dict[str, object]: ...
    targets: list
    url: typing.Any
    year: typing.Any
class VOCSegmentation(VisionDataset):
    def __init__(self, root, year=..., image_set=..., download=..., transform=..., target_transform=..., transforms=...) -> None: ...
    filename: typing.Any
    image_set: typing.Any
    images: list
    masks: list[str]
    md5: typing.Any
    targets: list
    url: typing.Any
    year: typing.Any
class VisionDataset(torch.utils.data.Dataset):
    def __getitem__(self, index) -> tuple[torch.Tensor, int]: ...
    def __init__(self, root=..., transforms=..., transform=..., target_transform=...) -> None: ...
    root: str
    target_transform: typing.Any
    transform: typing.Any
    transforms: typing.Any
class WIDERFace(VisionDataset):
    ANNOTATIONS_FILE: tuple
    BASE_FOLDER: str
    FILE_LIST: list
    def __init__(self, root, split=..., transform=..., target_transform=..., download=...) -> None: ...
    def download(self) -> None: ...
    img_info: list[dict[str, str|dict[str, torch.Tensor]]]
    def parse_test_annotations_file(self) -> None: ...
    def parse_train_val_annotations_file(self) -> None: ...
    split: typing.Any
def wrap_dataset_for_transforms_v2(dataset, target_keys=...): ...
