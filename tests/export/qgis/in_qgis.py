"""What QGIS makes of a GeoPackage and the project beside it, as JSON; run by QGIS' own Python.

Arguments: the project, a folder for pictures. The project is saved at last, as a user would.
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from qgis.core import (
    NULL,
    QgsApplication,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, QTime, QVariant
from qgis.PyQt.QtXml import QDomDocument

WEEK = (date(2024, 7, 25), date(2024, 8, 1))
NO_WEEK = (date(2024, 7, 18), date(2024, 7, 25))


def main(path: Path, pictures: Path) -> dict:
    project = QgsProject.instance()
    read = project.read(str(path))
    layers = {layer.id().removeprefix("dateline_"): layer for layer in project.mapLayers().values()}
    tree = project.layerTreeRoot()
    shown = [layer for layer in tree.layerOrder() if tree.findLayer(layer.id()).isVisible()]
    incidents = layers["incidents"]
    view = canvas(path)
    times = project.timeSettings()
    report = {
        "read": read,
        "title": project.title(),
        "crs": project.crs().authid(),
        "invalid": [name for name, layer in layers.items() if not layer.isValid()],
        "names": {name: layer.name() for name, layer in layers.items()},
        "shown": [layer.id().removeprefix("dateline_") for layer in shown],
        "types": {field.name(): QVariant.typeToName(field.type()) for field in incidents.fields()},
        "rows": [[plain(value) for value in row.attributes()] for row in incidents.getFeatures()],
        "relations": {name: related(relation) for name, relation in project.relationManager().relations().items()},
        "tips": {name: [tip(layer, row) for row in layer.getFeatures()] for name, layer in layers.items()},
        "names of rows": {name: [called(layer, row) for row in layer.getFeatures()] for name, layer in layers.items()},
        "labelled": [name for name, layer in layers.items() if layer.isSpatial() and layer.labeling() is not None],
        "dates": [day.toString("yyyy-MM-dd") for day in (times.temporalRange().begin(), times.temporalRange().end())],
        "in the week": {name: within(layers[name], WEEK) for name in ("incidents", "areas")},
        "in the week before": within(incidents, NO_WEEK),
        "bare": {name: bare(path, name) for name in ("incidents", "areas", "mentions", "places", "borders")},
        "holds": view.extent().contains(view.layerExtentToOutputExtent(incidents, incidents.extent())),
        "colours": render(view, shown, pictures / "all.png"),
    }
    view.setIsTemporal(True)
    view.setTemporalRange(span(WEEK))
    report["colours of the week"] = render(view, shown, pictures / "week.png")
    report["saved"] = project.write()
    report["left"] = left_after_deleting(path)
    return report


def canvas(path: Path) -> QgsMapSettings:
    """The view that QGIS shows first, and reads from the project itself."""
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    view = QgsMapSettings()
    view.readXml(document.elementsByTagName("mapcanvas").at(0))
    view.setOutputSize(QSize(900, 700))
    view.setOutputDpi(96)
    return view


def render(view: QgsMapSettings, layers: list, picture: Path) -> list:
    """Draw the layers, and return the colours that cover some pixels."""
    view.setLayers(layers)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(view))
    view.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(view)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(picture))
    colours = Counter(
        image.pixelColor(x, y).getRgb()[:3] for x in range(image.width()) for y in range(0, image.height(), 2)
    )
    return [colour for colour, pixels in colours.items() if pixels >= 4]


def span(days: tuple) -> QgsDateTimeRange:
    begin, end = (QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0)) for day in days)
    return QgsDateTimeRange(begin, end, True, False)


def within(layer: QgsVectorLayer, days: tuple) -> list:
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    wanted = layer.temporalProperties().createFilterString(context, span(days))
    return [row.attributes()[1] for row in layer.getFeatures(QgsFeatureRequest().setFilterExpression(wanted))]


def related(relation) -> list:
    """Whether it is valid and deletes what belongs to a row; and the number of children of each row."""
    children = [sum(1 for _ in relation.getRelatedFeatures(row)) for row in relation.referencedLayer().getFeatures()]
    return [relation.isValid(), relation.strength() == relation.Composition, children]


def bare(path: Path, name: str) -> dict:
    """A layer that is added from the GeoPackage, without the project: QGIS makes it, then takes its default style."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{path.with_suffix('.gpkg')}|layername={name}", name, "ogr", options)
    layer.loadDefaultStyle()
    return {
        "renderer": layer.renderer().type(),
        "symbols": [symbol.color().name() for symbol in layer.renderer().symbols(QgsRenderContext())],
        "timed": layer.temporalProperties().isActive(),
        "tip": layer.mapTipTemplate() != "",
    }


def tip(layer: QgsVectorLayer, row) -> str:
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), about(layer, row))


def called(layer: QgsVectorLayer, row) -> object:
    return plain(QgsExpression(layer.displayExpression()).evaluate(about(layer, row)))


def about(layer: QgsVectorLayer, row) -> QgsExpressionContext:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(row)
    return context


def plain(value: object) -> object:
    if value == NULL:
        return None
    return value.toString("yyyy-MM-dd") if isinstance(value, QDate) else value


def left_after_deleting(path: Path) -> int:
    """Delete the first incident as a user does, and count the reports that are left."""
    parts = [
        QgsVectorLayer(f"{path.with_suffix('.gpkg')}|layername={name}", name, "ogr")
        for name in ("incidents", "reports")
    ]
    parts[0].startEditing()
    parts[0].deleteFeature(next(parts[0].getFeatures()).id())
    if not parts[0].commitChanges():
        return -1
    return sum(1 for _ in parts[1].getFeatures())


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
