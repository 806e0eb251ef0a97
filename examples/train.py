"""부트캠프 과제: ResNet-50 미세 조정으로 고양이와 강아지를 나눕니다. 실수가 몇 개 숨어 있습니다."""

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

NUM_CLASSES = 2
NUM_EPOCHS = 5

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class ClassifierHead(nn.Module):
    """ResNet의 마지막 층을 대신하는 분류기입니다."""

    def __init__(self, in_features, num_classes):
        self.dropout = nn.Dropout(0.3)
        self.fc = nn.Linear(in_features, num_classes)

    def forward(self, x):
        return self.fc(self.dropout(x))


def build_loaders(root):
    train_transform = transforms.Compose(
        [
            transforms.RandomResizedCrop(224),
            transforms.RandomHorizontalFlip(),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ]
    )
    val_transform = transforms.Compose(
        [
            transforms.Resize(256),
            transforms.CenterCrop(224),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ]
    )
    train_data = datasets.ImageFolder(f"{root}/train", transform=train_transform)
    val_data = datasets.ImageFolder(f"{root}/val", transform=val_transform)
    train_loader = DataLoader(train_data, batch_size=32, shuffle=True, num_workers=4, pin_memory=True)
    val_loader = DataLoader(val_data, batch_size=64, num_workers=4)
    return train_loader, val_loader


def build_model():
    model = models.resnet50(weights=models.ResNet50_Weights.DEFAULT)
    for param in model.parameters():
        param.requires_grad = False
    model.fc = ClassifierHead(model.fc.in_features, NUM_CLASSES)
    model.layer4.requires_grad = True
    return model.to(device)


def train(model, train_loader, criterion, optimizer, scheduler):
    scaler = torch.cuda.amp.GradScaler()
    for epoch in range(NUM_EPOCHS):
        model.train()
        running_loss = 0.0
        for images, labels in train_loader:
            images, labels = images.to(device), labels.to(device)
            with torch.autocast("cuda"):
                outputs = torch.softmax(model(images), dim=1)
                loss = criterion(outputs, labels)
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
            running_loss += loss
        scheduler.step()
        print(f"epoch {epoch}: loss {running_loss / len(train_loader):.4f}")


def evaluate(model, loader):
    correct = 0
    with torch.no_grad():
        for images, labels in loader:
            outputs = model(images.to(device))
            predictions = outputs.argmax(dim=1)
            correct += (predictions == labels.to(device)).sum().item()
    return correct / len(loader.dataset)


def fine_tune_once(model, batch, criterion, optimizer):
    """배치 하나로 한 걸음만 학습합니다."""
    model.eval()
    images, labels = batch
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


def main():
    train_loader, _ = build_loaders("data/cats_and_dogs")
    model = build_model()
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
    optimizer = optim.Adam(model.fc.parameters(), lr=1e-3)
    scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=NUM_EPOCHS)
    train(model, train_loader, criterion, optimizer, scheduler)
    torch.save(model.state_dict(), "cats_and_dogs.pt")


if __name__ == "__main__":
    main()
