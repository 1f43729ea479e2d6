package vn.tienglang.pages.map;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import vn.tienglang.pages.http.RouteAccess;

/** Route of the outlines of a province: an image that a browser keeps for a day. */
public final class MapRoutes {
    private static final String PATH = "/ban-do";

    /** Name of the parameter with the official code of the province. */
    private static final String PROVINCE = "tinh";

    private final Outlines outlines = new Outlines();

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, RouteAccess.READER);
    }

    /** The address of the image of this province. */
    static String address(String province) {
        return PATH + "?" + PROVINCE + "=" + province;
    }

    private void show(Context context) {
        ProvinceOutline outline =
                outlines.province(Optional.ofNullable(context.queryParam(PROVINCE)).orElse(""));
        if (outline.isEmpty()) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "private, max-age=86400");
        context.contentType("image/svg+xml");
        context.result(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 %d %d">\
                <path fill="#e3edea" stroke="#7f9b95" stroke-width="1.4" stroke-linejoin="round" d="%s"/>\
                <path fill="none" stroke="#b5c9c4" stroke-width=".8" d="%s"/></svg>
                """
                        .formatted(
                                ProvinceOutline.WIDTH + 8,
                                outline.height() + 8,
                                outline.border(),
                                outline.lines()));
    }
}
