# Makes a folder that holds the desktop program and all that it needs but what every desktop Linux has; laid out as an AppDir.
#   cmake -D BUILD=<build folder> -D OUT=<folder> -D PLUGINS=<Qt's plugins> -D TRANSLATIONS=<Qt's translations> -P bundle.cmake
# Needs patchelf. Runs wherever glibc and libstdc++ are those of this machine or newer.
cmake_minimum_required(VERSION 3.25)

# Of the machine itself: libc, the display, the graphics driver, fonts. After the AppImage project's exclude list.
set(of_the_machine
    "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv|util|nsl|anl)\\.so" "^lib(stdc\\+\\+|gcc_s)\\.so"
    "^lib(GL|EGL|GLX|GLdispatch|GLESv2|drm|gbm|glapi)\\.so" "^lib(X11|X11-xcb|xcb|xcb-dri[23])\\.so" "^libwayland-client\\.so"
    "^lib(fontconfig|freetype|harfbuzz|expat|z|uuid)\\.so")

# What Qt loads by itself; the last ones only where this machine has them.
set(needed
    platforms/libqxcb.so platforms/libqoffscreen.so
    xcbglintegrations/libqxcb-glx-integration.so xcbglintegrations/libqxcb-egl-integration.so
    sqldrivers/libqsqlite.so imageformats/libqsvg.so iconengines/libqsvgicon.so
    tls/libqopensslbackend.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so platforminputcontexts/libibusplatforminputcontextplugin.so
    platformthemes/libqxdgdesktopportal.so)
set(wanted
    platforms/libqwayland-generic.so platforms/libqwayland-egl.so wayland-shell-integration/libxdg-shell.so
    wayland-graphics-integration-client/libqt-plugin-wayland-egl.so wayland-decoration-client/libbradient.so)

file(REMOVE_RECURSE ${OUT})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --component desktop --prefix ${OUT}/usr --strip
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

# The window starts a server on the file that it shows.
file(INSTALL ${BUILD}/bin/hearthbookd DESTINATION ${OUT}/usr/bin USE_SOURCE_PERMISSIONS MESSAGE_NEVER)
execute_process(COMMAND strip ${OUT}/usr/bin/hearthbookd COMMAND_ERROR_IS_FATAL ANY)

set(plugins)
foreach(plugin IN LISTS needed wanted)
    if(EXISTS ${PLUGINS}/${plugin})
        cmake_path(GET plugin PARENT_PATH folder)
        file(INSTALL ${PLUGINS}/${plugin} DESTINATION ${OUT}/usr/plugins/${folder} MESSAGE_NEVER)
        list(APPEND plugins ${PLUGINS}/${plugin})
    elseif(plugin IN_LIST needed)
        message(FATAL_ERROR "Qt's plugin ${plugin} is not in ${PLUGINS}")
    else()
        message(STATUS "left out, not on this machine: ${plugin}")
    endif()
endforeach()

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${OUT}/usr/bin/hearthbook ${OUT}/usr/bin/hearthbookd LIBRARIES ${plugins}
    RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR missing CONFLICTING_DEPENDENCIES_PREFIX other
    PRE_EXCLUDE_REGEXES ${of_the_machine})
if(missing)
    message(FATAL_ERROR "Not found on this machine: ${missing}")
endif()
foreach(library IN LISTS libraries)
    file(INSTALL ${library} DESTINATION ${OUT}/usr/lib FOLLOW_SYMLINK_CHAIN MESSAGE_NEVER)
endforeach()

# look_in(RPATH PATTERN…): files look for libraries there alone, wherever the folder is moved.
function(look_in rpath)
    file(GLOB_RECURSE files ${ARGN})
    foreach(file IN LISTS files)
        if(NOT IS_SYMLINK ${file})
            execute_process(COMMAND patchelf --set-rpath ${rpath} ${file} COMMAND_ERROR_IS_FATAL ANY)
        endif()
    endforeach()
endfunction()
look_in("$ORIGIN" ${OUT}/usr/lib/*.so*)
look_in("$ORIGIN/../../lib" ${OUT}/usr/plugins/*.so)
look_in("$ORIGIN/../lib" ${OUT}/usr/bin/hearthbook*)

file(GLOB german ${TRANSLATIONS}/qtbase_de.qm)
file(INSTALL ${german} DESTINATION ${OUT}/usr/translations MESSAGE_NEVER)
file(WRITE ${OUT}/usr/bin/qt.conf "[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n")
file(INSTALL ${CMAKE_CURRENT_LIST_DIR}/AppRun DESTINATION ${OUT} USE_SOURCE_PERMISSIONS MESSAGE_NEVER)
file(INSTALL ${OUT}/usr/share/applications/org.hearthbook.Hearthbook.desktop
    ${OUT}/usr/share/icons/hicolor/scalable/apps/org.hearthbook.Hearthbook.svg DESTINATION ${OUT} MESSAGE_NEVER)
list(LENGTH libraries count)
message(STATUS "${count} libraries, made in ${OUT}")
