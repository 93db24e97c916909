<?xml version="1.0" encoding="UTF-8"?>
<!-- The skeleton of a document that proves a notification. Its act.xslt gives: mode "titulo", "certifica" and "detalle". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="page.xsl"/>

  <xsl:template match="/constancia" mode="cuerpo">
    <xsl:call-template name="datos-emision"/>
    <section>
      <h2><xsl:apply-templates select="." mode="encabezado"/></h2>
      <div class="box"><xsl:apply-templates select="." mode="certifica"/></div>
    </section>
    <section>
      <h2><xsl:apply-templates select="." mode="encabezado-acto"/></h2>
      <dl class="two-col">
        <dt>Acto</dt><dd><xsl:value-of select="actoNotificado/titulo"/></dd>
        <dt>Folio</dt><dd><xsl:value-of select="actoNotificado/@folio"/></dd>
        <dt>Código de verificación</dt><dd><xsl:value-of select="actoNotificado/@control"/></dd>
        <dt>Oficio</dt><dd><xsl:value-of select="actoNotificado/@referencia"/></dd>
        <dt>Fecha de emisión</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="actoNotificado/@fecha"/></xsl:call-template></dd>
        <dt>Autoridad emisora</dt><dd><xsl:value-of select="autoridad/nombre"/>, unidad <xsl:value-of select="autoridad/@unidad"/>, <xsl:value-of select="autoridad/ooad"/></dd>
        <dt>Firmado por</dt><dd><xsl:value-of select="actoNotificado/funcionario"/>, <xsl:value-of select="actoNotificado/cargo"/></dd>
      </dl>
      <p class="muted">Huella SHA-256 del documento sellado:</p>
      <p><code class="cadena"><xsl:value-of select="actoNotificado/@huella"/></code></p>
    </section>
    <section>
      <h2>Destinatario</h2>
      <dl class="two-col">
        <dt>Nombre, denominación o razón social</dt><dd><xsl:value-of select="destinatario/nombre"/></dd>
        <dt>RFC</dt><dd><xsl:value-of select="destinatario/@rfc"/></dd>
        <xsl:if test="destinatario/@registroPatronal"><dt>Registro patronal</dt><dd><xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template></dd></xsl:if>
      </dl>
    </section>
    <xsl:apply-templates select="." mode="detalle"/>
    <section>
      <h2>Fundamento</h2>
      <p><xsl:apply-templates select="." mode="fundamento"/></p>
      <xsl:if test="antecedente"><p class="muted">Huella del evento anterior en la bitácora:</p><p><code class="cadena"><xsl:value-of select="antecedente/@huella"/></code></p></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="/constancia" mode="encabezado" priority="-1">Qué se hace constar</xsl:template>
  <xsl:template match="/constancia" mode="encabezado-acto" priority="-1">Acto notificado</xsl:template>

  <!-- The sentence of each ground of estrados. -->
  <xsl:template match="supuesto" mode="motivo">
    <xsl:choose>
      <xsl:when test="@clave = 'no-habilitado'">El destinatario no habilitó el Buzón IMSS (artículo 286 M de la Ley del Seguro Social).</xsl:when>
      <xsl:when test="@clave = 'datos-erroneos'">El destinatario señaló medios de contacto erróneos (artículo 286 M de la Ley del Seguro Social).</xsl:when>
      <xsl:when test="@clave = 'no-registrado'">El destinatario no registró medios de contacto (artículo 286 M de la Ley del Seguro Social).</xsl:when>
      <xsl:when test="@clave = 'no-actualizado'">El destinatario no mantuvo actualizados sus medios de contacto (artículo 286 M de la Ley del Seguro Social).</xsl:when>
      <xsl:when test="@clave = 'no-localizable'">El destinatario no es localizable en su domicilio (artículo 134, fracción III, del Código Fiscal de la Federación).</xsl:when>
      <xsl:when test="@clave = 'desaparecido'">El destinatario desapareció o se ignora su domicilio (artículo 134, fracción III, del Código Fiscal de la Federación).</xsl:when>
      <xsl:otherwise>El destinatario se opuso a la diligencia de notificación (artículo 134, fracción III, del Código Fiscal de la Federación).</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="computo">
    <xsl:param name="dias"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Cómputo del plazo">
      <table class="w-4-2-6">
        <caption>Cómputo del plazo, día por día</caption>
        <thead><tr><th scope="col">Fecha</th><th scope="col" class="num">Día</th><th scope="col">Observación</th></tr></thead>
        <tbody>
          <xsl:for-each select="$dias">
            <tr>
              <th scope="row"><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template></th>
              <td class="num"><xsl:choose><xsl:when test="@cuenta &gt; 0"><xsl:value-of select="@cuenta"/></xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></td>
              <td><xsl:choose><xsl:when test="@motivo != ''">No cuenta: <xsl:value-of select="@motivo"/></xsl:when><xsl:otherwise>Hábil</xsl:otherwise></xsl:choose></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
