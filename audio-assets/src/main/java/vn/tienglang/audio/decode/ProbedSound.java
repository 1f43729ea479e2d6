package vn.tienglang.audio.decode;

import java.util.OptionalDouble;

/**
 * First sound stream of a file as ffprobe describes it.
 *
 * @param title common name of container and codec, and the device that made it when a tag names it
 * @param device what made it
 * @param container name of ffmpeg's demuxer
 * @param codec name of ffmpeg's codec
 * @param rateHz frames per second
 * @param channels samples per frame
 * @param declared length that the file declares, in seconds; empty when it declares none
 * @param tick length of a unit of its time stamps, in seconds
 */
record ProbedSound(
        String title,
        RecordingDevice device,
        String container,
        String codec,
        int rateHz,
        int channels,
        OptionalDouble declared,
        double tick) {}
