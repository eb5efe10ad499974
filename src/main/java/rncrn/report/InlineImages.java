package rncrn.report;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.util.Base64;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts images (the cells of heat maps) into the SVG itself, as PNG by the Java runtime. */
final class InlineImages extends DefaultImageHandler {
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        put((BufferedImage) image, element);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
        put(image, element);
    }

    @Override
    protected void handleHREF(RenderableImage image, Element element, SVGGeneratorContext context) {
        put(image.createDefaultRendering(), element);
    }

    private static void put(RenderedImage image, Element element) {
        byte[] bytes =
                SmallPng.of(image instanceof BufferedImage few ? FewColors.exactly(few) : image);
        element.setAttributeNS(
                XLINK,
                "xlink:href",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
    }
}
